/* Ties the map to the window around it: what happens on the map is told, the rest the window does itself. */
"use strict";

function joinWindow() {
  new QWebChannel(qt.webChannelTransport, (channel) => {
    const tell = (name) => (facts) => channel.objects.window.tell(name, JSON.stringify(facts));
    twincities.on("picked", tell("picked"));
    let last = "";
    twincities.on("drawn", (drawn) => {
      const { labels, ...facts } = drawn;
      const now = JSON.stringify(facts);
      if (now !== last) channel.objects.window.tell("drawn", now);
      last = now;
    });
    channel.objects.window.tell("ready", "{}");
  });
}
