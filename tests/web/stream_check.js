"use strict";
// stream_check.js SITE.JS: runs the script of a page in a browser made of paper, and prints how many streams it
// has opened and closed: at first, hidden, looked at again, refused, and a while after.
const script = require("fs").readFileSync(process.argv[2], "utf8");
const heard = {}, streams = [], later = [];
let closed = 0;

class EventSource {
  constructor() { this.heard = {}; this.readyState = 0; streams.push(this); }
  addEventListener(what, then) { this.heard[what] = then; }
  close() { this.readyState = EventSource.CLOSED; closed++; }
}
EventSource.CLOSED = 2;
const page = {
  body: { dataset: { offset: "480", lost: "lost", events: "/events" } }, hidden: false,
  getElementById: () => ({ textContent: "" }), addEventListener: (what, then) => { heard[what] = then; },
};
const tell = (what) => console.log("%s: %d opened, %d closed", what, streams.length, closed);
const look = (hidden) => { page.hidden = hidden; heard.visibilitychange(); };

new Function("document", "window", "EventSource", "setInterval", "setTimeout", script)(
  page, { EventSource }, EventSource, () => {}, (then, after) => { if (after >= 10000) later.push(then); });
tell("at first");
look(true);
tell("hidden");
look(false);
tell("back");
const last = streams[streams.length - 1];
last.heard.error();
tell("lost"); // the browser opens it again
last.readyState = EventSource.CLOSED;
last.heard.error();
later.splice(0).forEach((then) => then());
tell("refused");
