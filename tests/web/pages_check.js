// Put behind display.js in a page of a class screen: looks each half second at what is wholly to be seen, and after
// SECONDS writes onto the page what never was, and how often the clock was not at its foot, or told another time than
// the school's (+08:00).
"use strict";
(function () {
  const main = document.getElementById("main");
  const parts = Array.from(main.querySelectorAll("tr, p, h1, h2")).filter(function (part) {
    const place = part.getBoundingClientRect();
    return place.height > 2 && place.width > 2;
  });
  const seen = new Set();
  let away = 0;

  function isTime(late) {
    const time = new Date(Date.now() + 8 * 3600000 - late).toISOString().slice(11, 16);
    return document.getElementById("clock").textContent.endsWith(time);
  }

  setInterval(function () {
    const clock = document.getElementById("clock").getBoundingClientRect();
    const cut = /inset\(0(?:px)? 0(?:px)? ([0-9.]+)px/.exec(main.style.clipPath);
    const top = main.getBoundingClientRect().top;
    const bottom = Math.min(top + main.clientHeight - (cut ? parseFloat(cut[1]) : 0), clock.top);
    if (Math.abs(clock.bottom - innerHeight) > 1 || clock.height < 10 || ![0, 1500].some(isTime)) away++;
    for (const part of parts) {
      const place = part.getBoundingClientRect();
      if (place.top >= top - 1 && place.bottom <= bottom + 1) seen.add(part);
    }
  }, 500);
  setTimeout(function () {
    const never = parts.filter(part => !seen.has(part)).map(part => part.textContent.trim().slice(0, 20));
    document.body.dataset.found = parts.length + " parts, never whole: " + never.join(" | ") + "; clock away: " + away;
  }, 1000 * SECONDS);
})();
