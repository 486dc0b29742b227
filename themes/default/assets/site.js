// The default theme's script: search, filters, gallery, comparison, inquiry basket. A classic script without fetch, so that all of it
// works from a disk too; the search data are scripts that call V (their format: src/site/search.c).
(function () {
'use strict';
var T = window.vitrineTexts || {}, doc = document, body = doc.body, root = body.dataset.root || '';
doc.documentElement.classList.add('js');

function $(selector, from) { return (from || doc).querySelector(selector); }
function $$(selector, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(selector)); }

// make('a.card', {href: '…'}, child, 'text' …): elements only, never markup from data.
function make(name, attributes) {
  var parts = name.split('.'), el = doc.createElement(parts[0]), i;
  if (parts[1]) el.className = parts.slice(1).join(' ');
  for (var key in attributes || {}) if (attributes[key] !== null && attributes[key] !== undefined) el.setAttribute(key, attributes[key]);
  for (i = 2; i < arguments.length; i++) if (arguments[i] || arguments[i] === 0) el.append(arguments[i]);
  return el;
}
// Keys come from listings and from what is typed: "constructor" is a word like any other.
function bag() { return Object.create(null); }
function say(text, values) { return (text || '').replace(/\{(\w+)\}/g, function (_, key) { return values[key]; }); }

function load(key) { try { return JSON.parse(localStorage.getItem('vitrine-' + key)) || []; } catch (e) { return memory[key] || []; } }
function save(key, value) { memory[key] = value; try { localStorage.setItem('vitrine-' + key, JSON.stringify(value)); } catch (e) { /* kept for this page */ } }
var memory = {};

function grouped(digits) { return digits.replace(/\B(?=(\d{3})+$)/g, T.group || ','); }
function money(currency, amount) {
  var decimals = amount < 1 && Math.abs(amount * 100 - Math.round(amount * 100)) > 1e-9 ? 3 : 2;
  var parts = amount.toFixed(decimals).split('.');
  return currency + '\u00a0' + grouped(parts[0]) + (T.decimal || '.') + parts[1];
}
function tierPrice(tiers, quantity) {
  var price = 0;
  (tiers || []).forEach(function (tier, i) { if (i === 0 || quantity >= tier[0]) price = tier[1]; });
  return price;
}

// --- search data -------------------------------------------------------------------------------------------------------------------
var base = (body.dataset.index || '').replace(/index\.js$/, ''), waiting = {}, got = {};
var V = window.V = {
  index: function (data) { data.list = data.words ? data.words.split(' ').sort() : []; done('index.js', data); },
  shard: function (n, data) { done('t' + n + '.js', data); },
  records: function (n, data) { done('r' + n + '.js', data); },
  facets: function (n, data) { done('f' + n + '.js', data); }
};
function done(name, data) { got[name] = data; (waiting[name] || []).forEach(function (f) { f(data); }); delete waiting[name]; }
function need(name, then) {
  if (got[name]) return then(got[name]);
  if (waiting[name]) return waiting[name].push(then);
  waiting[name] = [then];
  var script = make('script', {src: base + name});
  script.onerror = function () { done(name, name[0] === 'r' ? [] : name[0] === 'f' ? {s: [], r: []} : {}); };
  doc.head.append(script);
}
// Calls THEN when all NAMES are there.
function needAll(names, then) {
  var left = names.length;
  if (!left) return then();
  names.forEach(function (name) { need(name, function () { if (!--left) then(); }); });
}
function needRecords(index, ids, then) {
  var names = {};
  ids.forEach(function (id) { names['r' + Math.floor(id / index.records) + '.js'] = 1; });
  needAll(Object.keys(names), function () {
    then(ids.map(function (id) { return (got['r' + Math.floor(id / index.records) + '.js'] || [])[id % index.records]; }));
  });
}
function needFacets(index, ids, then) {
  var names = {};
  ids.forEach(function (id) { names['f' + Math.floor(id / index.facets) + '.js'] = 1; });
  needAll(Object.keys(names), then);
}
// The facets of record ID: {price, currency, moq, days, date, certs, specs}.
function facetsOf(index, id) {
  var file = got['f' + Math.floor(id / index.facets) + '.js'], row = file && file.r[id % index.facets];
  if (!row) return {price: 0, currency: '', moq: 0, days: 0, date: 0, certs: [], specs: []};
  if (!row.made) {
    var specs = [], s = file.s;
    for (var i = 0; i + 1 < row[6].length; i += 2) specs.push([s[row[6][i]], s[row[6][i + 1]]]);
    row.made = {price: row[0], currency: s[row[1]], moq: row[2], days: row[3], date: row[4], certs: row[5].map(function (c) { return s[c]; }), specs: specs};
  }
  return row.made;
}

function hash(word) { for (var h = 2166136261, i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16777619); return h >>> 0; }
function singular(word) {
  if (word.length > 4 && /ies$/.test(word)) return word.slice(0, -3) + 'y';
  if (word.length > 4 && /(sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /s$/.test(word) && !/ss$/.test(word) ? word.slice(0, -1) : word;
}
var cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
function tokens(text) {
  var found = [], folded = text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '').normalize('NFC');
  (folded.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff]+/g) || []).forEach(function (run) {
    if (!cjk.test(run[0])) return found.push(singular(run));
    if (run.length === 1) found.push(run);
    for (var i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
  });
  return found.filter(function (w, i) { return found.indexOf(w) === i; }).slice(0, 12);
}
// Damerau's distance, given up beyond LIMIT.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  var before = [], last = [], row, i, j;
  for (j = 0; j <= b.length; j++) last.push(j);
  for (i = 1; i <= a.length; i++) {
    row = [i];
    for (j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min.apply(null, row) > limit) return limit + 1;
    before = last; last = row;
  }
  return last[b.length];
}
function lowest(list, word) { for (var a = 0, b = list.length; a < b;) { var m = a + b >> 1; if (list[m] < word) a = m + 1; else b = m; } return a; }
// Words of the vocabulary that WORD may mean, with how surely: itself, longer ones that it begins, then near ones.
function meanings(list, word, typing) {
  var found = bag(), i, limit = word.length < 4 ? 0 : word.length < 6 ? 1 : 2, at = lowest(list, word);
  found[word] = 1;
  for (i = at; i < list.length && i < at + 40 && list[i].indexOf(word) === 0; i++) found[list[i]] = found[list[i]] || (typing || word.length > 2 ? .6 : 0);
  if (list[at] === word) return found;
  if (limit && Object.keys(found).length < 3)
    for (i = 0; i < list.length; i++) {
      if (found[list[i]]) continue;
      var far = distance(word, list[i], limit);
      if (far <= limit) found[list[i]] = .5 - far * .12;
    }
  return found;
}
// Calls THEN with {ids, changed}: records, best first; CHANGED tells that no word was found as it was typed.
function find(query, typing, then) {
  need('index.js', function (index) {
    var words = tokens(query), sets, names = {};
    if (!words.length || !index.n) return then({ids: [], index: index});
    sets = words.map(function (word, i) { return meanings(index.list, word, typing && i === words.length - 1); });
    sets.forEach(function (set) { for (var w in set) names['t' + hash(w) % index.shards + '.js'] = 1; });
    needAll(Object.keys(names), function () {
      var scores = {}, exact = false;
      sets.forEach(function (set, n) {
        var best = bag();
        for (var w in set) {
          var shard = got['t' + hash(w) % index.shards + '.js'], list = Object.prototype.hasOwnProperty.call(shard, w) ? shard[w] : '', id = 0;
          if (!list) continue;
          if (w === words[n]) exact = true;
          list.split(' ').forEach(function (pair) {
            var at = pair.indexOf('.');
            id += parseInt(pair.slice(0, at), 36);
            best[id] = Math.max(best[id] || 0, set[w] * parseInt(pair.slice(at + 1), 36));
          });
        }
        for (id in best) { scores[id] = scores[id] || {hits: 0, sum: 0}; scores[id].hits++; scores[id].sum += best[id]; }
      });
      var ids = Object.keys(scores).map(Number);
      var most = ids.reduce(function (m, id) { return Math.max(m, scores[id].hits); }, 0);
      ids = ids.filter(function (id) { return scores[id].hits === most; });
      ids.sort(function (a, b) { return scores[b].sum - scores[a].sum || a - b; });
      then({ids: ids, changed: ids.length > 0 && !exact, index: index});
    });
  });
}

// --- cards -------------------------------------------------------------------------------------------------------------------------
function card(record, id) {
  var shot = make('span.shot', null, record[2] ? make('img', {src: root + record[2], alt: '', width: 320, height: 320, loading: 'lazy', decoding: 'async'}) : make('span.no-shot'));
  var price = record[4] ? make('span.price', null, make('span.from', null, T.from + ' '), record[4]) : make('span.price.ask', null, T.on_request);
  return make('li.card', {'data-record': id},
    make('a.card-link', {href: root + record[1]}, shot, make('span.card-title', null, record[0])),
    record[3] ? make('p.card-about', null, record[3]) : null,
    make('p.card-terms', null, price, record[4] && record[5] ? make('span.unit', null, ' / ' + record[5]) : null, record[6] ? make('span.moq', null, T.moq + ' ' + record[6]) : null));
}

// --- filters -----------------------------------------------------------------------------------------------------------------------
// A browser shows the records IDS in LIST, with filters and an order kept in the address behind '#', so that a view can be sent.
// The panel is made once; a choice changes only its numbers, so that nothing jumps under the finger.
function Browser(box, ids, index, whenClear) {
  var aside = $('.filters', box), tools = $('.tools', box), list = $('.cards', box), status = $('[role=status]', box.closest('.wrap') || box);
  var LIMITS = ['price-min', 'price-max', 'moq-max', 'days-max'], PAGE = 24, FEW = 8, MOST = 40;
  var state = read(), shown = PAGE, facets = null, moreButton = null, repaint = [], done = null;
  function empty() { return {specs: bag(), certs: [], cats: [], sort: ''}; }
  function read() {
    var s = empty(), p = new URLSearchParams(location.hash.slice(1));
    p.forEach(function (value, key) {
      if (key === 'sort') s.sort = value;
      else if (key === 'cert') s.certs.push(value);
      else if (key === 'category') s.cats.push(value);
      else if (LIMITS.indexOf(key) >= 0) s[key] = parseFloat(value);
      else if (key.indexOf('s.') === 0) (s.specs[key.slice(2)] = s.specs[key.slice(2)] || []).push(value);
    });
    return s;
  }
  function write() {
    var p = new URLSearchParams();
    state.cats.forEach(function (v) { p.append('category', v); });
    for (var name in state.specs) state.specs[name].forEach(function (v) { p.append('s.' + name, v); });
    state.certs.forEach(function (v) { p.append('cert', v); });
    LIMITS.forEach(function (k) { if (state[k] > 0) p.append(k, state[k]); });
    if (state.sort) p.append('sort', state.sort);
    var text = p.toString();
    history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
  }
  function safeWrite() { try { write(); } catch (e) { location.replace('#' + new URLSearchParams(state.sort ? {sort: state.sort} : {})); } }
  // The categories that tell these records apart: those of the first level on which two or more have some.
  var cats = (function () {
    var before = new Uint32Array(index.n + 1), level, i;
    ids.forEach(function (id) { before[id + 1] = 1; });
    for (i = 0; i < index.n; i++) before[i + 1] += before[i];
    for (level = 0; level < 9; level++) {
      var some = (index.categories || []).filter(function (c) { return c[2] === level && before[c[4]] > before[c[3]]; });
      if (some.length > 1) return some;
    }
    return [];
  })();
  function inOne(id, addresses) { return cats.some(function (c) { return id >= c[3] && id < c[4] && addresses.indexOf(c[1]) >= 0; }); }
  // What keeps a record out: '' nothing, the name of the one kind whose choices add up, else null. A kind's counts leave its own choices out.
  function barrier(id, f) {
    var only = '';
    if (state['price-min'] > 0 && f.price < state['price-min'] || state['price-max'] > 0 && !(f.price > 0 && f.price <= state['price-max'])) return null;
    if (state['moq-max'] > 0 && f.moq > state['moq-max'] || state['days-max'] > 0 && !(f.days > 0 && f.days <= state['days-max'])) return null;
    if (!state.certs.every(function (c) { return f.certs.indexOf(c) >= 0; })) return null;
    if (state.cats.length && !inOne(id, state.cats)) only = 'category';
    for (var name in state.specs) {
      if (!state.specs[name].length || f.specs.some(function (s) { return s[0] === name && state.specs[name].indexOf(s[1]) >= 0; })) continue;
      if (only) return null;
      only = 's.' + name;
    }
    return only;
  }
  function isClear() {
    return !state.sort && !state.certs.length && !state.cats.length && !Object.keys(state.specs).some(function (n) { return state.specs[n].length; }) &&
      !LIMITS.some(function (k) { return state[k] > 0; });
  }
  function chosen() {
    var kept = ids.filter(function (id) { return barrier(id, facetsOf(index, id)) === ''; });
    var by = {price: function (f) { return f.price || Infinity; }, moq: function (f) { return f.moq; }, new: function (f) { return -f.date; }}[state.sort];
    if (by) kept = kept.map(function (id) { return [by(facetsOf(index, id)), id]; }).sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; }).map(function (p) { return p[1]; });
    return kept;
  }
  function show() {
    if (whenClear && facets && isClear()) { whenClear(true); tell(ids.length); return; }
    if (whenClear) whenClear(false);
    var kept = facets || !isClear() ? chosen() : ids;
    needRecords(index, kept.slice(0, shown), function (records) {
      list.replaceChildren.apply(list, records.map(function (r, i) { return r ? card(r, kept[i]) : ''; }));
      if (moreButton) moreButton.remove();
      moreButton = kept.length > shown ? make('button.button.quiet.more', {type: 'button'}, T.more) : null;
      if (moreButton) { list.after(moreButton); moreButton.onclick = function () { shown += PAGE; show(); }; }
      tell(kept.length);
    });
  }
  function found(n) { // in languages with more than two forms the texts have few_found, many_found ...
    var form = window.Intl && Intl.PluralRules ? new Intl.PluralRules(doc.documentElement.lang).select(n) : n === 1 ? 'one' : 'other';
    return say(T[form + '_found'] || T.n_found, {n: grouped(String(n))});
  }
  function tell(n) {
    if (status) status.textContent = found(n);
    if (done) done.textContent = found(n);
  }
  function change() { shown = PAGE; safeWrite(); recount(); show(); }
  function toggle(set, value) { var at = set.indexOf(value); if (at < 0) set.push(value); else set.splice(at, 1); change(); }
  // A row of a group: SET() holds what is chosen of its kind, COUNTS() how many records each choice leaves.
  function choice(label, value, set, counts) {
    var tick = make('input', {type: 'checkbox'}), number = make('span');
    tick.onchange = function () { toggle(set(), value); };
    function paint() {
      var n = String(counts()[value] || 0);
      tick.checked = set().indexOf(value) >= 0;
      if (number.textContent !== n) number.textContent = n;
    }
    repaint.push(paint);
    paint();
    return make('label', null, tick, make('span', null, label), number);
  }
  // VALUES is a list of [label, value]. What is behind "more" is made when it is opened.
  function group(title, values, set, counts) {
    var isChosen = set().length > 0, rows = make('div', {role: 'group', 'aria-label': title}), more;
    var box = make('details.group', isChosen || matchMedia('(min-width:64rem)').matches ? {open: ''} : null, make('summary', null, title), rows);
    function row(v) { return choice(v[0], v[1], set, counts); }
    function rank(v) { return set().indexOf(v[1]) >= 0 ? 0 : 1; }
    values = values.slice().sort(function (a, b) { return rank(a) - rank(b); });
    values.slice(0, FEW).forEach(function (v) { rows.append(row(v)); });
    if (values.length > FEW) {
      rows.append(more = make('button.tag', {type: 'button'}, T.more));
      more.onclick = function () { values.slice(FEW).forEach(function (v) { rows.append(row(v)); }); more.remove(); $$('input', rows)[FEW].focus(); };
    }
    return box;
  }
  function numbers(title, keys, labels) {
    return make('fieldset', null, make('legend', null, title), make.apply(null, ['div.pair', null].concat(keys.map(function (key, i) {
      var input = make('input', {type: 'number', min: 0, step: 'any', 'aria-label': title + ' ' + labels[i], placeholder: labels[i]});
      function paint() { if (doc.activeElement !== input) input.value = state[key] > 0 ? state[key] : ''; }
      repaint.push(paint);
      paint();
      input.onchange = function () { state[key] = parseFloat(input.value) || 0; change(); };
      return input;
    }))));
  }
  var counted, collator = new Intl.Collator(doc.documentElement.lang, {numeric: true});
  function recount() {
    counted = {category: bag(), cert: bag(), specs: bag()};
    ids.forEach(function (id) {
      var f = facetsOf(index, id), stop = barrier(id, f);
      if (stop === null) return;
      if (!stop || stop === 'category') cats.forEach(function (c) { if (id >= c[3] && id < c[4]) counted.category[c[1]] = (counted.category[c[1]] || 0) + 1; });
      f.specs.forEach(function (s) {
        var group = counted.specs[s[0]] = counted.specs[s[0]] || bag();
        if (!stop || stop === 's.' + s[0]) group[s[1]] = (group[s[1]] || 0) + 1;
      });
      if (!stop) f.certs.forEach(function (c) { counted.cert[c] = (counted.cert[c] || 0) + 1; });
    });
    repaint.forEach(function (paint) { paint(); });
  }
  function same(v) { return [v, v]; }
  function build() {
    var known = bag(), certs = bag(), has = {}, none = bag();
    ids.forEach(function (id) {
      var f = facetsOf(index, id);
      has.price = has.price || f.price > 0; has.moq = has.moq || f.moq > 0; has.days = has.days || f.days > 0;
      f.specs.forEach(function (s) { var group = known[s[0]] = known[s[0]] || bag(); group[s[1]] = (group[s[1]] || 0) + 1; });
      f.certs.forEach(function (c) { certs[c] = 1; });
    });
    recount();
    var clear = make('button.tag', {type: 'button'}, T.clear_filters), top = make('p', null, clear);
    clear.onclick = function () { state = empty(); sort.value = ''; change(); var first = $('input,summary', aside); if (first) first.focus(); };
    repaint.push(function () { top.hidden = isClear(); });
    top.hidden = isClear();
    aside.replaceChildren(top);
    if (cats.length) aside.append(group(T.category, cats.map(function (c) { return [c[0], c[1]]; }), function () { return state.cats; }, function () { return counted.category; }));
    if (has.price) aside.append(numbers(T.price, ['price-min', 'price-max'], [T.at_least, T.at_most]));
    if (has.moq) aside.append(numbers(T.moq, ['moq-max'], [T.at_most]));
    if (has.days) aside.append(numbers(T.lead_days, ['days-max'], [T.at_most]));
    var names = Object.keys(certs).sort();
    if (names.length) aside.append(group(T.certificates, names.map(same), function () { return state.certs; }, function () { return counted.cert; }));
    Object.keys(known).map(function (name) { return [name, Object.keys(known[name])]; })
      .filter(function (g) { return state.specs[g[0]] || (g[1].length > 1 && g[1].length < Math.max(4, ids.length * .7)); })
      .slice(0, 8).forEach(function (g) {
        var n = known[g[0]];
        var values = g[1].sort(function (a, b) { return n[b] - n[a] || (a < b ? -1 : 1); }).slice(0, MOST);
        values.sort(function (a, b) { return n[b] - n[a] || collator.compare(a, b); }); // 78 g before 218 g
        aside.append(group(g[0], values.map(same), function () { return state.specs[g[0]] = state.specs[g[0]] || []; }, function () { return counted.specs[g[0]] || none; }));
      });
    done = make('button.button.done', {type: 'button'});
    done.onclick = function () { button.click(); box.scrollIntoView(); button.focus(); };
    aside.append(done);
  }
  function open() {
    aside.hidden = false;
    box.classList.add('has-filters');
    if (facets) return;
    needFacets(index, ids, function () { facets = true; build(); if (!isClear()) show(); else tell(ids.length); });
  }
  var sort = make('select', {'aria-label': T.sort});
  [['', T.sort_default], ['new', T.sort_new], ['price', T.sort_price], ['moq', T.sort_moq]].forEach(function (o) {
    var option = make('option', {value: o[0]}, o[1]); option.selected = o[0] === state.sort; sort.append(option);
  });
  sort.onchange = function () { state.sort = sort.value; needFacets(index, ids, function () { if (!facets) { facets = true; build(); } change(); }); };
  var button = make('button.button.quiet', {type: 'button', 'aria-expanded': 'false'}, T.filter);
  button.onclick = function () {
    var opening = aside.hidden;
    button.setAttribute('aria-expanded', String(opening));
    if (opening) open(); else { aside.hidden = true; box.classList.remove('has-filters'); }
  };
  tools.replaceChildren(button, make('label', null, T.sort, sort));
  tools.hidden = ids.length < 2;
  if (!isClear()) { button.setAttribute('aria-expanded', 'true'); open(); }
  return {show: show, open: open};
}

function startCategory(box) {
  var range = box.dataset.range.split('-').map(Number), list = $('.cards', box), own = $$('.card', list), pages = $('.pages', box);
  if (range[1] - range[0] < 2) return;
  need('index.js', function (index) {
    var ids = [];
    for (var i = range[0]; i < Math.min(range[1], index.n); i++) ids.push(i);
    Browser(box, ids, index, function (clear) {
      pages.hidden = !clear;
      if (!clear) return;
      list.replaceChildren.apply(list, own);
      $$('.more', box).forEach(function (b) { b.remove(); });
    });
  });
}

function startSearch(box) {
  var query = new URLSearchParams(location.search).get('q') || '', status = $('.total'), field = $('#q');
  field.value = query;
  if (!query.trim()) { status.textContent = T.search_empty; return; }
  find(query, false, function (found) {
    if (!found.ids.length) { status.textContent = say(T.none_found, {q: query}); return; }
    var browser = Browser(box, found.ids, found.index, null);
    browser.show();
    if (found.changed) status.after(make('p.notice', null, say(T.meant, {q: query})));
  });
}

// --- suggestions while typing --------------------------------------------------------------------------------------------------------
function startSuggest(form) {
  var field = $('input', form), box = null, chosen = -1, turn = 0;
  function close() { if (box) box.remove(); box = null; chosen = -1; field.removeAttribute('aria-expanded'); field.removeAttribute('aria-controls'); field.removeAttribute('aria-activedescendant'); }
  function choose(n) {
    var rows = $$('li', box);
    chosen = (n + rows.length) % rows.length;
    rows.forEach(function (row, i) { row.classList.toggle('is-chosen', i === chosen); row.setAttribute('aria-selected', String(i === chosen)); });
    field.setAttribute('aria-activedescendant', rows[chosen].id);
  }
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.oninput = function () {
    var mine = ++turn, query = field.value.trim();
    if (query.length < 2) return close();
    find(query, true, function (found) {
      if (mine !== turn) return;
      needRecords(found.index, found.ids.slice(0, 6), function (records) {
        if (mine !== turn) return;
        close();
        if (!records.length) return;
        box = make('ul.suggest', {role: 'listbox', id: 'suggest', 'aria-label': T.suggestions});
        records.forEach(function (r, i) {
          if (r) box.append(make('li', {role: 'option', id: 'suggest-' + i, 'aria-selected': 'false'}, make('a', {href: root + r[1], tabindex: -1}, r[2] ? make('img', {src: root + r[2], alt: '', width: 48, height: 48}) : make('span'), make('span', null, r[0]))));
        });
        form.append(box);
        field.setAttribute('aria-expanded', 'true');
        field.setAttribute('aria-controls', 'suggest');
      });
    });
  };
  field.onkeydown = function (e) {
    if (!box) return;
    if (e.key === 'ArrowDown') { choose(chosen + 1); e.preventDefault(); }
    else if (e.key === 'ArrowUp') { choose(chosen < 0 ? -1 : chosen - 1); e.preventDefault(); }
    else if (e.key === 'Escape') close();
    else if (e.key === 'Enter' && chosen >= 0) { location.href = $$('a', box)[chosen].href; e.preventDefault(); }
  };
  form.addEventListener('focusout', function (e) { if (!form.contains(e.relatedTarget)) setTimeout(close, 150); });
}

// --- product page --------------------------------------------------------------------------------------------------------------------
function startGallery(box) {
  var items = $$('.gallery-item', box), thumbs = $$('.thumbs a', box), at = 0, startX = null;
  function show(n) {
    at = (n + items.length) % items.length;
    items.forEach(function (item, i) { item.classList.toggle('is-shown', i === at); });
    thumbs.forEach(function (thumb, i) { if (i === at) thumb.setAttribute('aria-current', 'true'); else thumb.removeAttribute('aria-current'); });
  }
  if (!items.length) return;
  thumbs.forEach(function (thumb, i) { thumb.onclick = function (e) { e.preventDefault(); show(i); }; });
  box.onkeydown = function (e) { var rtl = doc.dir === 'rtl' ? -1 : 1; if (e.key === 'ArrowRight') show(at + rtl); else if (e.key === 'ArrowLeft') show(at - rtl); };
  box.addEventListener('touchstart', function (e) { startX = e.touches[0].clientX; }, {passive: true});
  box.addEventListener('touchend', function (e) {
    var moved = startX === null ? 0 : e.changedTouches[0].clientX - startX;
    if (Math.abs(moved) > 40) show(at + (moved < 0 ? 1 : -1));
  }, {passive: true});
  items.forEach(function (item) { item.onclick = function (e) { e.preventDefault(); zoom(item); }; });
  show(0);
}
function zoom(item) {
  var image = make('img', {src: item.href, alt: $('img', item).alt}), close = make('button', {type: 'button', 'aria-label': T.close}, '×');
  var dialog = make('dialog.zoom.is-fitted', {'aria-label': $('img', item).alt}, image, close);
  body.append(dialog);
  close.onclick = function () { dialog.close(); };
  image.onclick = function () { dialog.classList.toggle('is-fitted'); };
  dialog.onclick = function (e) { if (e.target === dialog) dialog.close(); };
  dialog.onclose = function () { dialog.remove(); item.focus(); };
  dialog.showModal();
}

function startProduct(article) {
  var data = JSON.parse(article.dataset.payload), form = $('.add', article), quantity = form.elements.quantity, sum = $('.sum', form);
  function price() {
    var n = parseInt(quantity.value, 10) || 0, each = tierPrice(data.tiers, n), cells = $$('.tiers th', article), active = 0;
    data.tiers.forEach(function (tier, i) { if (n >= tier[0]) active = i; });
    cells.forEach(function (cell, i) { cell.classList.toggle('is-active', i === active && n > 0); });
    if (n > 0 && data.moq && n < data.moq) sum.textContent = say(T.below_moq, {n: data.moq});
    else sum.textContent = n > 0 && each > 0 ? say(T.sum, {n: n, each: money(data.currency, each), sum: money(data.currency, each * n)}) : '';
  }
  quantity.oninput = price;
  if (!quantity.value) quantity.value = data.moq || 1;
  price();
  form.onsubmit = function (e) {
    var basket = load('basket'), line = JSON.parse(article.dataset.payload);
    e.preventDefault();
    line.options = $$('select', form).map(function (s) { return [s.name, s.value]; });
    line.quantity = parseInt(quantity.value, 10) || data.moq || 1;
    line.sample = !!(form.elements.sample && form.elements.sample.checked);
    var key = line.id + JSON.stringify(line.options);
    basket = basket.filter(function (old) { return old.id + JSON.stringify(old.options) !== key; });
    basket.push(line);
    save('basket', basket);
    count();
    sum.textContent = T.added;
  };
  var button = $('.compare', form);
  function pressed() { return load('compare').some(function (c) { return c.a === body.dataset.here; }); }
  function paint() { button.setAttribute('aria-pressed', String(pressed())); button.textContent = pressed() ? T.compare_remove : T.compare_add; }
  button.onclick = function () {
    var list = load('compare'), on = pressed();
    list = list.filter(function (c) { return c.a !== body.dataset.here; });
    if (!on) list = list.concat([{a: body.dataset.here, t: data.title, p: data.picture, tiers: data.tiers, c: data.currency, rows: factsOfPage(article)}]).slice(-4);
    save('compare', list);
    paint();
    if (!on) { sum.textContent = ''; sum.append(make('a', {href: body.dataset.compare}, say(T.compare_go, {n: list.length}))); }
  };
  paint();
  startRecent(article, data);
}
// What the page says, as [name, value]: the comparison keeps it, so that it needs no other file.
function factsOfPage(article) {
  var rows = $$('.offer .key-facts div', article).map(function (d) { return [$('dt', d).textContent, $('dd', d).textContent.trim()]; });
  $$('.specs tr', article).forEach(function (tr) { rows.push([$('th', tr).textContent, $('td', tr).textContent]); });
  var held = $$('.held strong', article).map(function (s) { return s.textContent; }).join(', ');
  if (held) rows.push([T.certificates, held]);
  return rows;
}
function startRecent(article, data) {
  var seen = load('recent').filter(function (r) { return r.a !== body.dataset.here; }), box = $('.recent', article);
  if (seen.length) {
    box.hidden = false;
    seen.slice(0, 6).forEach(function (r) {
      $('ul', box).append(make('li.card', null, make('a.card-link', {href: root + r.a}, make('span.shot', null, r.p ? make('img', {src: root + r.p, alt: '', width: 160, height: 160, loading: 'lazy'}) : make('span.no-shot')), make('span.card-title', null, r.t))));
    });
  }
  save('recent', [{a: body.dataset.here, t: data.title, p: data.picture}].concat(seen).slice(0, 12));
}

// --- comparison ----------------------------------------------------------------------------------------------------------------------
function startCompare(page) {
  var table = $('.comparison', page), list = load('compare');
  table.replaceChildren();
  $('.empty', page).hidden = list.length > 0;
  table.hidden = !list.length;
  if (!list.length) return;
  var head = make('tr', null, make('td'));
  list.forEach(function (c) {
    var drop = make('button.tag', {type: 'button', 'aria-label': T.remove + ': ' + c.t}, T.remove);
    drop.onclick = function () { save('compare', load('compare').filter(function (o) { return o.a !== c.a; })); startCompare(page); };
    head.append(make('th', {scope: 'col'}, c.p ? make('img', {src: root + c.p, alt: '', width: 128, height: 128}) : null, make('a', {href: root + c.a}, c.t), make('br'), drop));
  });
  table.append(make('thead', null, head));
  var names = [], rows = make('tbody');
  list.forEach(function (c) { c.rows.forEach(function (r) { if (names.indexOf(r[0]) < 0) names.push(r[0]); }); });
  addRow(T.price, list.map(function (c) { return c.tiers.length ? c.tiers.map(function (t) { return '≥ ' + t[0] + ': ' + money(c.c, t[1]); }).join('\n') : T.on_request; }));
  names.forEach(function (name) { addRow(name, list.map(function (c) { return c.rows.filter(function (r) { return r[0] === name; }).map(function (r) { return r[1]; })[0] || '–'; })); });
  function addRow(name, values) {
    var differs = values.some(function (v) { return v !== values[0]; });
    var row = make('tr' + (differs ? '.differs' : ''), null, make('th', {scope: 'row'}, name));
    values.forEach(function (v) { row.append(make.apply(null, ['td', null].concat(v.split('\n').reduce(function (out, part, i) { return out.concat(i ? [make('br'), part] : [part]); }, [])))); });
    rows.append(row);
  }
  table.append(rows);
}

// --- inquiry basket ------------------------------------------------------------------------------------------------------------------
function count() {
  var n = load('basket').length, badge = $('.basket-link .count');
  badge.textContent = n || '';
  badge.hidden = !n;
}
function unitOf(line) { return (line.quantity === 1 ? line.unit : line.units) || line.unit || ''; }
function optionsText(line) { return (line.options || []).map(function (o) { return o[0] + ': ' + o[1]; }).join(', '); }
function inquiryText(form, basket) {
  var v = function (name) { return (form.elements[name] && form.elements[name].value || '').trim(); }, out = [say(T.mail_hello, {site: T.site}), '', T.mail_intro, ''];
  basket.forEach(function (line, i) {
    out.push((i + 1) + '. ' + line.title + (line.sku ? ' [' + line.sku + ']' : ''));
    out.push(('   ' + T.quantity + ': ' + line.quantity + ' ' + unitOf(line)).trimEnd());
    if (optionsText(line)) out.push('   ' + optionsText(line));
    var each = tierPrice(line.tiers, line.quantity);
    if (each) out.push('   ' + T.shown_price + ': ' + money(line.currency, each));
    if (line.sample) out.push('   ' + T.sample_wish);
    if (T.base) out.push('   ' + T.base.replace(/\/?$/, '/') + line.address);
  });
  out.push('');
  if (v('delivery')) out.push(T.delivery + ': ' + v('delivery'), '');
  if (v('message')) out.push(v('message'), '');
  out.push(T.mail_ask, '', [v('name'), v('company'), v('country'), v('email')].filter(Boolean).join('\n'));
  return out.join('\n').replace(/\n{3,}/g, '\n\n').trim() + '\n';
}
function cell(value) {
  var text = String(value === undefined || value === null ? '' : value);
  if (/^[=+\-@\t\r]/.test(text)) text = "'" + text; // no spreadsheet takes it for a formula
  return '"' + text.replace(/"/g, '""') + '"';
}
function csv(basket) {
  var rows = [[T.sku, T.title, T.quantity, T.unit, T.options, T.shown_price, T.sample]];
  basket.forEach(function (l) { rows.push([l.sku, l.title, l.quantity, l.unit, optionsText(l), tierPrice(l.tiers, l.quantity) || '', l.sample ? 1 : 0]); });
  return '\ufeff' + rows.map(function (r) { return r.map(cell).join(','); }).join('\r\n') + '\r\n';
}
function startBasket(page) {
  var form = $('.inquiry', page), list = $('.lines', form), made = $('.made', form), said = $('.said', form), you = load('you');
  ['name', 'company', 'country', 'email', 'delivery'].forEach(function (name) { if (you[name]) form.elements[name].value = you[name]; });
  function refresh() {
    var basket = load('basket'), text = inquiryText(form, basket), subject = say(basket.length === 1 ? T.mail_subject_one : T.mail_subject, {n: basket.length, title: basket.length ? basket[0].title : ''});
    made.value = text;
    made.rows = Math.max(14, text.split('\n').length + 1); // all of it on paper too
    var mail = $('.by-mail', form), chat = $('.by-whatsapp', form);
    if (mail) mail.href = 'mailto:' + (T.email || '') + '?subject=' + encodeURIComponent(subject) + '&body=' + encodeURIComponent(text.replace(/\n/g, '\r\n'));
    if (chat) chat.href = 'https://wa.me/' + (T.whatsapp || '').replace(/\D/g, '') + '?text=' + encodeURIComponent(text);
    count();
  }
  function draw() {
    var basket = load('basket');
    form.hidden = !basket.length;
    $('.empty', page).hidden = basket.length > 0;
    list.replaceChildren();
    basket.forEach(function (line, i) {
      var quantity = make('input', {type: 'number', min: 1, value: line.quantity, 'aria-label': T.quantity + ': ' + line.title}), sample = make('input', {type: 'checkbox'}), unit = make('span', null, unitOf(line));
      var drop = make('button.drop', {type: 'button', 'aria-label': T.remove + ': ' + line.title}, T.remove);
      sample.checked = line.sample;
      quantity.oninput = function () { var b = load('basket'); b[i].quantity = parseInt(quantity.value, 10) || 1; save('basket', b); unit.textContent = unitOf(b[i]); refresh(); };
      sample.onchange = function () { var b = load('basket'); b[i].sample = sample.checked; save('basket', b); refresh(); };
      drop.onclick = function () { var b = load('basket'); b.splice(i, 1); save('basket', b); draw(); };
      list.append(make('li', null, line.picture ? make('img', {src: root + line.picture, alt: '', width: 80, height: 80}) : make('span'),
        make('div', null, make('a', {href: root + line.address}, line.title), make('div.line-about', null, [line.sku, optionsText(line)].filter(Boolean).join(' · '), make('label.tick', null, sample, ' ' + T.sample_wish))),
        make('div', null, quantity, ' ', unit, make('br'), drop)));
    });
    refresh();
  }
  form.oninput = function () {
    var mine = {};
    ['name', 'company', 'country', 'email', 'delivery'].forEach(function (name) { mine[name] = form.elements[name].value; });
    save('you', mine);
    refresh();
  };
  $('.by-copy', form).onclick = function () {
    made.select();
    if (navigator.clipboard) navigator.clipboard.writeText(made.value).catch(function () { doc.execCommand('copy'); }); else doc.execCommand('copy');
    said.textContent = T.copied;
  };
  $('.by-csv', form).onclick = function () {
    var link = make('a', {download: 'inquiry.csv', href: URL.createObjectURL(new Blob([csv(load('basket'))], {type: 'text/csv'}))});
    link.click();
  };
  $('.by-print', form).onclick = function () { print(); };
  $('.clear', form).onclick = function () { save('basket', []); draw(); };
  draw();
}

count();
$$('.find').forEach(startSuggest);
$$('.gallery').forEach(startGallery);
$$('.product').forEach(startProduct);
$$('[data-range]').forEach(startCategory);
$$('[data-found]').forEach(startSearch);
$$('.compare-page').forEach(startCompare);
$$('.basket-page').forEach(startBasket);
$$('.print-now').forEach(function (b) { b.hidden = false; b.onclick = function () { print(); }; });
})();
