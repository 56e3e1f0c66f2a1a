#include "app/window.hpp"

#include <SDL.h>
#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#include "app/platform.hpp"

namespace handoff::app {

std::unique_ptr<Window> Window::open(const Options& options, std::string& error) {
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) {
    error = SDL_GetError();
    return nullptr;
  }
  platform::choose_gl();
  const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                       (options.hidden ? static_cast<Uint32>(SDL_WINDOW_HIDDEN) : 0u);
  SDL_Window* window = SDL_CreateWindow("Handoff", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                                        options.height, flags);
  SDL_GLContext gl = window ? SDL_GL_CreateContext(window) : nullptr;
  if (!gl) {
    error = SDL_GetError();
    if (window) SDL_DestroyWindow(window);
    SDL_Quit();
    return nullptr;
  }
  SDL_GL_SetSwapInterval(1);
  SDL_SetWindowMinimumSize(window, 480, 360);

  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImGui_ImplSDL2_InitForOpenGL(window, gl);
  ImGui_ImplOpenGL3_Init(platform::glsl_version());
  platform::connect_clipboard();
  return std::unique_ptr<Window>(new Window(window, gl));
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
  SDL_GL_DeleteContext(gl_);
  SDL_DestroyWindow(window_);
  SDL_Quit();
}

// The mouse comes in window pixels, the interface is in logical ones.
void Window::take(SDL_Event& event) {
  if (event.type == SDL_MOUSEMOTION) {
    ImGui::GetIO().AddMousePosEvent(static_cast<float>(event.motion.x) / zoom_,
                                    static_cast<float>(event.motion.y) / zoom_);
    return;
  }
  if (event.type == SDL_DROPFILE) {
    dropped_.emplace_back(event.drop.file);
    SDL_free(event.drop.file);
    return;
  }
  ImGui_ImplSDL2_ProcessEvent(&event);
}

bool Window::take_events() {
  had_events_ = false;
  SDL_Event event;
  while (SDL_PollEvent(&event)) {
    had_events_ = true;
    if (event.type == SDL_QUIT) return false;
    take(event);
  }
  return true;
}

void Window::wait_for_events(int at_most_ms) { SDL_WaitEventTimeout(nullptr, at_most_ms); }

void Window::begin_frame(float zoom) {
  zoom_ = zoom;
  platform::fit(window_);
  if (has_context_) ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize.x /= zoom;
  io.DisplaySize.y /= zoom;
  // A hair more, since the product with DisplaySize is cut to whole pixels.
  io.DisplayFramebufferScale.x *= zoom * 1.000001f;
  io.DisplayFramebufferScale.y *= zoom * 1.000001f;
  if (SDL_GetMouseFocus() == window_) {
    // The backend may have asked the system for the mouse, and reported window pixels: this comes behind it.
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    io.AddMousePosEvent(static_cast<float>(x) / zoom, static_cast<float>(y) / zoom);
  }
  // Edges are softened over one pixel of the screen, not over one logical pixel.
  ImGui::GetCurrentContext()->DrawListSharedData.InitialFringeScale = 1 / io.DisplayFramebufferScale.x;
  ImGui::NewFrame();
}

void Window::end_frame(std::uint32_t background) {
  ImGui::Render();
  if (!has_context_) return;
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(background);
  glClearColor(c.x, c.y, c.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::present() {
  if (has_context_) SDL_GL_SwapWindow(window_);
}

void Window::restore_context() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  has_context_ = true;
}

Window::Image Window::read_pixels() const {
  Image image;
  SDL_GL_GetDrawableSize(window_, &image.width, &image.height);
  const std::size_t row = static_cast<std::size_t>(image.width) * 3;
  std::vector<std::uint8_t> rows(row * static_cast<std::size_t>(image.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, image.width, image.height, GL_RGB, GL_UNSIGNED_BYTE, rows.data());
  image.rgb.reserve(rows.size());
  for (std::size_t y = static_cast<std::size_t>(image.height); y > 0; --y)
    image.rgb.insert(image.rgb.end(), rows.begin() + static_cast<std::ptrdiff_t>((y - 1) * row),
                     rows.begin() + static_cast<std::ptrdiff_t>(y * row));
  return image;
}

}  // namespace handoff::app
