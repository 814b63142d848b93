"use strict";
// A page that could not be shown is asked for again by itself: nobody stands at the screen of a class.
setTimeout(function () { location.reload(); }, 15000);
