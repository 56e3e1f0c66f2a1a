// The canvas has no inside for a screen reader. This builds one: for each entry of the program's semantic list an
// element of the same role, at the same place, which does what the widget does; and it says aloud what happens.

const kUpdateEvery = 250; // ms
const kSpokenAtOnce = 3;  // sentences; a fast run says more than anybody can hear
const kMostPictures = 100; // tokens and the like, without use for the keyboard; the channel's label has their number

const pressed = new Set(['button', 'tab', 'link', 'menuitem', 'radio', 'option', 'switch', 'checkbox']);
const adjusted = new Set(['slider', 'spinbutton']);

function create(widget, program) {
  const { id, role, lines } = widget;
  let element;
  if (pressed.has(role)) {
    element = document.createElement('button');
    element.type = 'button';
    if (role !== 'button') element.setAttribute('role', role);
    element.addEventListener('click', () => program.press(id));
  } else if (adjusted.has(role)) {
    element = document.createElement('input');
    element.type = Number.isFinite(Number(widget.value)) ? 'number' : 'text';
    if (element.type === 'number') element.step = 'any';
    element.addEventListener('change', () => program.setValue(id, element.value));
  } else if (role === 'textbox') {
    element = document.createElement(lines ? 'textarea' : 'input');
    if (!lines) element.type = 'text';
    element.addEventListener('change', () => program.setValue(id, element.value));
  } else {
    element = document.createElement('div');
    element.setAttribute('role', role || 'img');
  }
  element.dataset.widget = id;
  element.dataset.role = role;
  return element;
}

const setAttribute = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

function update(element, { role, label, value, enabled, x, y, w, h }) {
  const text = value === undefined || value === null ? '' : String(value);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    setAttribute(element, 'aria-label', label);
    if (document.activeElement !== element && element.value !== text) element.value = text;
  } else if (element instanceof HTMLButtonElement) {
    if (element.textContent !== label) element.textContent = label;
    const on = String(text === 'true' || text === 'on' || text === '1');
    if (role === 'switch' || role === 'checkbox' || role === 'radio') setAttribute(element, 'aria-checked', on);
    if (role === 'tab' || role === 'option') setAttribute(element, 'aria-selected', on);
  } else {
    setAttribute(element, 'aria-label', text ? `${label}: ${text}` : label);
  }
  if (enabled === false) setAttribute(element, 'aria-disabled', 'true');
  else element.removeAttribute('aria-disabled');
  const { style } = element;
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${w}px`;
  style.height = `${h}px`;
}

const kRingMargin = 4; // CSS pixels

/** Keeps the children of `container` in step with the semantic list, in its order, and speaks into `speaker`. */
export class Mirror {
  constructor(program, { container, ring, speaker }) {
    this.program_ = program;
    this.container_ = container;
    this.ring_ = ring;
    this.speaker_ = speaker;
    this.elements_ = new Map(); // by widget id
    this.list_ = '';            // as last shown
    container.addEventListener('focusin', () => this.showFocus_());
    container.addEventListener('focusout', () => { ring.hidden = true; });
  }

  start() {
    this.update();
    this.timer_ = setInterval(() => this.update(), kUpdateEvery);
  }

  stop() { clearInterval(this.timer_); }

  update() {
    const list = this.program_.widgets();
    if (list !== this.list_) {
      this.list_ = list;
      this.show_(JSON.parse(list || '[]'));
      this.showFocus_();
    }
    const sentences = JSON.parse(this.program_.announcements() || '[]');
    if (sentences.length > 0) this.speaker_.textContent = sentences.slice(-kSpokenAtOnce).join(' ');
  }

  show_(widgets) {
    const shown = new Map();
    let pictures = 0;
    for (const widget of widgets) {
      if (shown.has(widget.id)) continue; // a message is on the stage and in the lanes: once is enough here
      if (widget.role === 'img' && ++pictures > kMostPictures) continue;
      shown.set(widget.id, widget);
    }
    for (const [id, element] of this.elements_) {
      if (shown.has(id)) continue;
      element.remove();
      this.elements_.delete(id);
    }
    let previous = null;
    for (const widget of shown.values()) {
      const element = this.elementFor_(widget);
      update(element, widget);
      this.place_(element, previous);
      previous = element;
    }
  }

  // Behind `previous`. Moving an element takes its focus away: from in front of the focused one the others go.
  place_(element, previous) {
    const next = () => (previous ? previous.nextSibling : this.container_.firstChild);
    if (element === document.activeElement) {
      while (next() !== element) this.container_.append(next());
    } else if (element !== next()) {
      this.container_.insertBefore(element, next());
    }
  }

  elementFor_(widget) {
    const known = this.elements_.get(widget.id);
    if (known?.dataset.role === widget.role) return known;
    known?.remove();
    const element = create(widget, this.program_);
    this.elements_.set(widget.id, element);
    return element;
  }

  showFocus_() {
    const focused = document.activeElement;
    this.ring_.hidden = focused?.parentElement !== this.container_ || !focused.matches(':focus-visible');
    if (this.ring_.hidden) return;
    const { left, top, width, height } = focused.style;
    Object.assign(this.ring_.style, {
      left: `calc(${left} - ${kRingMargin}px)`,
      top: `calc(${top} - ${kRingMargin}px)`,
      width: `calc(${width} + ${2 * kRingMargin}px)`,
      height: `calc(${height} + ${2 * kRingMargin}px)`,
    });
  }
}
