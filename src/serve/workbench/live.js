// The page that a seller looks at while writing: it loads itself again when it has changed, and shows what is wrong with its file.
(function () {
  'use strict';
  var loaded = document.currentScript.dataset.generation, here = location.pathname.slice(1).replace(/\/$/, '/index.html') || 'index.html', shown = null, box = null, again = 0;
  function tag(name, text, kind) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    if (kind) e.className = kind;
    return e;
  }
  function show(state) {
    var list = state.findings;
    if (box) box.remove();
    box = null;
    if (!state.failure && !list.length) return;
    box = tag('aside', '', 'vitrine-live');
    box.setAttribute('role', 'alert');
    if (state.failure) box.appendChild(tag('pre', state.failure));
    list.slice(0, 5).forEach(function (f) {
      box.appendChild(tag('p', f.file + ':' + f.line + ':' + f.column, 'place'));
      box.appendChild(tag('p', f.message));
      if (f.source) box.appendChild(tag('pre', f.source));
      if (f.help) box.appendChild(tag('p', f.help));
    });
    var more = tag('a', list.length > 5 ? list.length + ' …' : '→ /_vitrine/');
    more.href = '/_vitrine/';
    box.appendChild(more);
    document.body.appendChild(box);
  }
  function sheet(html) { return (html.match(/<link rel="stylesheet" href="([^"]+)"/) || [])[1]; }
  function compare() { // the page itself: new, or only its stylesheet
    return fetch(location.pathname, { cache: 'no-store' }).then(function (r) { return r.ok ? r.text() : shown; }).then(function (now) {
      if (shown === null || now === shown) { shown = now; return; }
      var before = sheet(shown), after = sheet(now);
      if (before && after && before !== after && shown.split(before).join(after) === now) {
        var link = document.querySelector('link[rel=stylesheet][href="' + before + '"]');
        if (link) link.href = after;
        shown = now;
      } else {
        var next = new DOMParser().parseFromString(now, 'text/html'), to = document.querySelector('main'), from = next.querySelector('main');
        shown = now;
        document.title = next.title;
        if (to && from) to.replaceWith(document.importNode(from, true)); // at once to be seen ...
        if (!again) { // ... and whole, with its scripts, as soon as somebody turns to it; browsers keep the place it was scrolled to
          again = 1;
          ['pointermove', 'pointerdown', 'keydown', 'focus', 'wheel'].forEach(function (kind) { addEventListener(kind, function () { location.reload(); }, { once: true, passive: true }); });
        }
      }
    });
  }
  function look() {
    var page = compare();
    return fetch('/_vitrine/page.json?page=' + encodeURIComponent(here), { cache: 'no-store' }).then(function (r) { return r.json(); }).then(show).then(function () { return page; }).catch(function () { /* the server is away; it will be asked again */ });
  }
  new EventSource('/_vitrine/events').onmessage = function (event) { // "12": a whole build; "13 page": a page or two, findings are to come
    var said = event.data.split(' ');
    if (shown === null && said[0] !== loaded) location.reload(); // it was built again while the page was on its way
    else if (said[1]) compare();
    else look();
  };
})();
