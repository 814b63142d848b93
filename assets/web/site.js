"use strict";
// Keeps a page as the board is: hears of changes and asks for the page anew, which the server answers with
// nothing where it is the same. Without it the page loads itself each minute.
(function () {
  const body = document.body;
  const state = document.getElementById("state");
  let tag = null;
  let waiting = false;
  let asking = false;
  let again = false;
  let events = null;

  // The school's time, wherever the browser thinks it is.
  function clock() {
    return new Date(Date.now() + 60000 * body.dataset.offset).toISOString().slice(11, 16);
  }

  function lost() {
    if (!state.textContent) state.textContent = body.dataset.lost.replace("{0}", clock());
  }

  async function ask() {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = answer.headers.get("ETag");
      if (now !== tag) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("main");
        const old = document.getElementById("main");
        if (fresh && fresh.innerHTML !== old.innerHTML) {
          old.replaceChildren(...fresh.childNodes);
          document.title = page.title;
          document.dispatchEvent(new Event("hwboard-change"));
        }
        tag = now;
      }
      state.textContent = "";
    } catch (fault) {
      lost();
      setTimeout(soon, 5000);
    }
    asking = false;
    if (again) { again = false; soon(); }
  }

  // A whole school hears of a change at once: not all ask in the same moment.
  function soon() {
    if (waiting) return;
    waiting = true;
    setTimeout(function () { waiting = false; ask(); }, Math.random() * 250);
  }

  // A browser has six connections for all of its pages: who is not looked at keeps none, and asks when it is.
  // What was refused is asked for again here, for the browser does not.
  function listen() {
    if (document.hidden && events) {
      events.close();
      events = null;
    } else if (!document.hidden && !events && window.EventSource) {
      events = new EventSource(body.dataset.events);
      events.addEventListener("change", soon);
      events.addEventListener("lost", lost);
      events.addEventListener("error", function () {
        lost();
        if (events && events.readyState === EventSource.CLOSED) {
          events = null;
          setTimeout(listen, 15000);
        }
      });
    }
  }

  listen();
  setInterval(function () { if (!document.hidden) soon(); }, 60000);
  document.addEventListener("visibilitychange", function () {
    listen();
    if (!document.hidden) soon();
  });
})();
