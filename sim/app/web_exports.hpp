// The functions that the page calls (web/bridge.js). Each is called on the browser's main thread, between two frames;
// a string that is returned holds until the next call of the same function.
#pragma once

extern "C" {
const char* handoff_widgets_json();
const char* handoff_state_json();
const char* handoff_events_json(int from, int to);  // from `from` up to, not including, `to`
const char* handoff_announcements_json();           // a list of sentences: what has happened since the last call
const char* handoff_fragment();                     // the deep link to what is shown, without #
void handoff_press(const char* id);
void handoff_set_value(const char* id, const char* value);
void handoff_link(const char* fragment);
void handoff_open(const char* name);  // a file that was dropped; its text lies in /text
void handoff_paste();                 // the text in /text
int handoff_keys();  // which keys the page leaves to the program: Program::Keys
void handoff_visible(int visible);
void handoff_context_lost();
void handoff_context_restored();
}
