// The workbench: the catalog as the checker and as a buyer sees it. Everything is put in as text, never as markup.
(function () {
  'use strict';
  var chinese = {
    'Catalog': '产品目录', 'Found by': '搜索试验', 'Before upload': '上传前', 'Site': '网站', 'Workbench': '工作台', 'Listing': '产品', 'Category': '类目',
    'Score': '评分', 'Errors': '错误', 'Warnings': '警告', 'Hints': '提示', 'File': '文件', 'Filter': '筛选', 'Rule': '规则', 'all': '全部', 'Language': '语言',
    'Findings': '问题', 'Results card': '搜索结果卡片', 'Pictures': '图片', 'Fields to copy': '可复制的字段', 'Copy': '复制', 'copied': '已复制', 'Repair': '修复',
    'Take back': '撤销', 'done': '完成', 'Open in the editor': '在编辑器中打开', 'No finding: this listing is ready.': '没有问题：该产品可以上传。', 'Marketplace': '平台',
    'Query': '搜索词', 'Title': '标题', 'Keywords': '关键词', 'Description': '简要描述', 'ready': '可以上传', 'not ready': '尚不可上传', 'What is still to do': '待办事项',
    'this listing': '本产品', 'Nothing is found.': '没有找到。', 'finds this listing': '能找到本产品', 'does not find this listing': '找不到本产品', 'because of': '依据',
    'size': '尺寸', 'holds the detail of': '实际细节相当于', 'quality': '质量', 'fills': '主体占画面', 'weight': '大小', 'background': '背景', 'white': '白色', 'plain': '纯色',
    'busy': '杂乱', 'refused by': '不符合', 'Where it is sharp': '清晰度分布', 'Hide': '隐藏', 'shows the same as': '与此图重复', 'sharp': '清晰', 'soft': '模糊', 'of its detail': '的细节区域清晰', 'not there': '缺失', 'A number after the score counts findings.': '', 'Print': '打印', 'listings': '个产品',
    'shown in full': '完整显示', 'cut after': '截断于', 'characters': '个字符', 'Show the page': '查看页面', 'Neighbours in the same category': '同类目产品', 'why': '原因',
    'of': '/', 'Specifications': '规格', 'Search all of it': '全部筛选'
  };
  var state = null, lang = 'en', undo = 0, pattern = '', main = document.getElementById('main'), sortBy = ['score', 1], filter = { text: '', rule: '', language: '' }, query = '', market = '', maps = {}, composing = false, late = false;
  var token = document.querySelector('meta[name=vitrine-token]').content;
  function t(text) { return lang === 'zh' && chinese[text] || text; }
  function el(name, attributes) {
    var e = document.createElement(name), i;
    for (i in attributes || {}) if (i === 'text') e.textContent = attributes[i]; else if (i.slice(0, 2) === 'on') e.addEventListener(i.slice(2), attributes[i]); else if (attributes[i] !== null) e.setAttribute(i, attributes[i]);
    for (i = 2; i < arguments.length; i++) if (arguments[i]) e.append(arguments[i]);
    return e;
  }
  function say(text) {
    var box = document.getElementById('status');
    box.replaceChildren(el('span', { text: text }));
    setTimeout(function () { box.replaceChildren(); }, 2500);
  }
  function link(l) { return '#/listing/' + encodeURIComponent(l.file); }
  function findingsOf(file) {
    var out = [];
    state.findings.forEach(function (f, i) { if (f.file === file) { f.index = i; out.push(f); } });
    return out;
  }
  function count(list, severity) { return list.filter(function (f) { return f.severity === severity; }).length; }
  function score(n) { return el('span', { class: 'score ' + (n >= 90 ? 'good' : n >= 70 ? 'fair' : 'poor'), text: n }); }
  function picture(l) { return l.pictures.find(function (p) { return p.address; }); }

  // --- the table
  function shownListings() {
    var by = {}, words = filter.text.toLowerCase();
    state.findings.forEach(function (f) { (by[f.file] = by[f.file] || []).push(f); });
    var rows = state.listings.map(function (l) { return { l: l, f: by[l.file] || [] }; }).filter(function (r) {
      return (!words || (r.l.title + ' ' + r.l.sku + ' ' + r.l.category + ' ' + r.l.file).toLowerCase().indexOf(words) >= 0) &&
        (!filter.language || r.l.language === filter.language) && (!filter.rule || r.f.some(function (f) { return f.rule === filter.rule; }));
    });
    var key = { score: function (r) { return r.l.score; }, title: function (r) { return r.l.title.toLowerCase(); }, category: function (r) { return r.l.category.toLowerCase(); },
      error: function (r) { return -count(r.f, 'error'); }, warning: function (r) { return -count(r.f, 'warning'); }, hint: function (r) { return -count(r.f, 'hint'); } }[sortBy[0]];
    rows.sort(function (a, b) { var x = key(a), y = key(b); return (x < y ? -1 : x > y ? 1 : 0) * sortBy[1]; });
    return rows;
  }
  function header(name, key, kind) {
    var on = sortBy[0] === key;
    return el('th', { scope: 'col', class: kind || null, 'aria-sort': on ? (sortBy[1] > 0 ? 'ascending' : 'descending') : null },
      el('button', { type: 'button', 'aria-label': t(name), onclick: function () { sortBy = [key, on ? -sortBy[1] : 1]; keepPlace(body); } }, t(name) + (on ? (sortBy[1] > 0 ? ' ▲' : ' ▼') : '')));
  }
  var table = null;
  function body() {
    var rows = shownListings(), most = 500;
    var next = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('Catalog') }, el('table', {},
      el('thead', {}, el('tr', {}, header('Score', 'score'), header('Listing', 'title'), header('Category', 'category'), header('Errors', 'error', 'number'), header('Warnings', 'warning', 'number'), header('Hints', 'hint', 'number'))),
      (function () {
        var b = el('tbody');
        rows.slice(0, most).forEach(function (r) {
          b.append(el('tr', {}, el('td', {}, score(r.l.score)), el('td', {}, el('a', { href: link(r.l), text: r.l.title || r.l.file }), el('div', { class: 'soft', text: [r.l.sku, r.l.language].filter(Boolean).join(' · ') })),
            el('td', { text: r.l.category }), el('td', { class: 'number error', text: count(r.f, 'error') || '' }), el('td', { class: 'number warning', text: count(r.f, 'warning') || '' }), el('td', { class: 'number hint', text: count(r.f, 'hint') || '' })));
        });
        return b;
      })()));
    var foot = el('p', { class: 'soft', text: rows.length + ' ' + t('of') + ' ' + state.listings.length + ' ' + t('listings') });
    if (table) table.forEach(function (e) { e.remove(); });
    table = [next, foot];
    main.append(next, foot);
  }
  function choice(name, values, value, onchange) {
    var s = el('select', { onchange: function () { onchange(s.value); } });
    values.forEach(function (v) { var o = el('option', { value: v, text: v || t('all') }); if (v === value) o.selected = true; s.append(o); });
    return el('label', {}, t(name), s);
  }
  function field(name, value, oninput) {
    var i = el('input', { type: 'search', oninput: function () { oninput(i.value); }, oncompositionstart: function () { composing = true; }, oncompositionend: function () { composing = false; if (late) draw(); } });
    i.value = value;
    return el('label', {}, t(name), i);
  }
  function catalog() {
    var rules = {}, languages = {};
    state.findings.forEach(function (f) { rules[f.rule] = true; });
    state.listings.forEach(function (l) { languages[l.language] = true; });
    table = null;
    main.append(el('h1', { text: t('Catalog') }), el('div', { class: 'tools' }, field('Filter', filter.text, function (v) { filter.text = v; body(); }),
      choice('Rule', [''].concat(Object.keys(rules).sort()), filter.rule, function (v) { filter.rule = v; body(); }),
      choice('Language', [''].concat(Object.keys(languages)), filter.language, function (v) { filter.language = v; body(); })));
    body();
    var others = state.findings.filter(function (f) { return !state.listings.some(function (l) { return l.file === f.file; }); });
    if (others.length) { main.append(el('h2', { text: t('Findings') })); others.forEach(function (f, i) { f.index = state.findings.indexOf(f); main.append(finding(f)); }); }
  }

  // --- one finding
  function post(what, text) {
    return fetch(what, { method: 'POST', body: text, headers: { 'X-Vitrine-Token': token } }).then(function (r) { return r.text().then(function (m) { say(r.ok ? t('done') : m); }); });
  }
  function editor(f) { return pattern.replace('%f', (state.root + '/' + f.file).replace(/^\//, '')).replace('%l', f.line).replace('%c', f.column); }
  function sourceLine(f) {
    var box = el('div', { class: 'source', tabindex: '0' }), at = f.subject ? f.source.indexOf(f.subject) : -1;
    if (at < 0) box.append(f.line + '  ' + f.source);
    else box.append(f.line + '  ' + f.source.slice(0, at), el('mark', { text: f.subject }), f.source.slice(at + f.subject.length));
    return box;
  }
  function finding(f) {
    return el('article', { class: 'finding ' + f.severity }, el('h3', {}, f.message + ' ', el('span', { class: 'rule', text: f.rule + (f.clause ? ' (' + f.clause + ')' : '') })),
      f.source ? sourceLine(f) : null, f.help ? el('p', { text: f.help }) : null,
      state.rules[f.rule] ? el('details', {}, el('summary', { text: t('why') }), el('p', { text: state.rules[f.rule] })) : null,
      el('div', { class: 'actions' }, f.to !== undefined ? el('button', { type: 'button', onclick: function () { post('fix', String(f.index)); } }, t('Repair') + ': ' + f.from + ' → ' + (f.to || '∅')) : null,
        el('a', { href: editor(f), text: t('Open in the editor') }), el('span', { class: 'soft', text: f.file + ':' + f.line })));
  }

  // --- one listing
  function cutText(text, most) {
    var letters = Array.from(text);
    if (!most || letters.length <= most) return [text];
    return [letters.slice(0, most).join(''), el('span', { class: 'cut', text: letters.slice(most).join('') })];
  }
  function card(l, profile, own) {
    var p = picture(l), box = el('div', { class: 'result' + (own ? ' own' : '') });
    box.append(p ? el('img', { src: '/' + p.address, alt: p.alt, loading: 'lazy' }) : el('p', { class: 'soft', text: t('not there') }));
    var title = el('p', { class: 'title' }), text = el('p', { class: 'text' });
    title.append.apply(title, cutText(l.title, profile.title));
    text.append.apply(text, cutText(l.description, profile.description));
    box.append(title, text);
    if (own) box.append(el('p', { class: 'soft', text: t('this listing') + ' · ' + Array.from(l.title).length + (profile.title ? ' / ' + profile.title : '') + ' ' + t('characters') }));
    return box;
  }
  function refusals(p, main) {
    return state.profiles.filter(function (x) { return Math.min(p.width, p.height) < x.side || p.bytes > x.bytes || (main && x.white && p.background !== 2); }).map(function (x) { return x.name; });
  }
  function drawMap(canvas, map) { // blue is sharp, orange is soft; where there is nothing to see nothing is drawn
    var c = canvas.getContext('2d'), i, v, sharp = 0, seen = 0;
    canvas.width = map.columns; canvas.height = map.rows;
    for (i = 0; i < map.cells.length; i++) {
      v = map.cells[i];
      if (v < 0) continue;
      seen++;
      if (v >= 50) sharp++;
      c.fillStyle = v >= 50 ? 'rgba(0,90,200,' + (0.15 + v / 250) + ')' : 'rgba(235,110,0,' + (0.55 - v / 250) + ')';
      c.fillRect(i % map.columns, Math.floor(i / map.columns), 1, 1);
    }
    return seen ? Math.round(100 * sharp / seen) : 0;
  }
  function sharpness(p, holder) { // a button that lays the map over the photo
    var button = el('button', { type: 'button', text: t('Where it is sharp'), 'aria-pressed': 'false', 'aria-label': t('Where it is sharp') + ': ' + p.file }), said = el('span', { class: 'soft', role: 'status' }), canvas = null;
    function toggle() {
      maps[p.path] = !canvas;
      if (canvas) { canvas.remove(); canvas = null; said.textContent = ''; button.setAttribute('aria-pressed', 'false'); button.textContent = t('Where it is sharp'); return; }
      fetch('/_vitrine/sharpness.json?file=' + encodeURIComponent(p.path)).then(function (r) { return r.ok ? r.json() : r.text().then(function (e) { throw new Error(e); }); }).then(function (map) {
        canvas = el('canvas', { class: 'map', 'aria-hidden': 'true' });
        said.textContent = drawMap(canvas, map) + ' % ' + t('of its detail') + ' ' + t('sharp');
        holder.append(canvas);
        button.setAttribute('aria-pressed', 'true');
        button.textContent = t('Hide');
      }).catch(function (e) { said.textContent = e.message; });
    }
    button.addEventListener('click', toggle);
    if (maps[p.path]) toggle(); // it stays when the page is drawn again
    return el('p', { class: 'actions' }, button, said);
  }
  function pictureFigure(p, i, pictures) {
    var rows = [];
    function row(name, value, kind) { if (value) rows.push(el('dt', { text: t(name) }), el('dd', { text: value, class: kind || null })); }
    if (p.width) {
      row('size', p.width + ' × ' + p.height + ' ' + p.format);
      if (p.effectiveWidth < p.width) row('holds the detail of', p.effectiveWidth + ' × ' + p.effectiveHeight, 'error');
      row('quality', p.quality ? String(p.quality) : '');
      row('fills', (p.fill / 10).toFixed(0) + ' %');
      row('background', t(['busy', 'plain', 'white'][p.background]));
      row('weight', (p.bytes / 1024).toFixed(0) + ' KiB');
      row('refused by', refusals(p, i === 0).join(', '), 'warning');
    } else row('not there', p.reason || p.file, 'error');
    var list = el('dl');
    list.append.apply(list, rows);
    var holder = el('div', { class: 'photo' }, p.address ? el('img', { src: '/' + p.address, alt: p.alt, loading: 'lazy' }) : null), other = p.twin ? pictures[p.twin - 1] : null;
    if (other && other.address) holder = el('div', { class: 'pair' }, holder, el('div', {}, el('img', { src: '/' + other.address, alt: other.alt }), el('p', { class: 'warning', text: t('shows the same as') + ' ' + other.file })));
    return el('figure', {}, holder, el('figcaption', {}, p.file + (p.view ? ' · ' + p.view : ''), p.address && p.width ? sharpness(p, holder.querySelector('.photo') || holder) : null, list));
  }
  function copyField(name, text) {
    return el('div', {}, el('p', {}, el('strong', { text: t(name) + ': ' }), text), el('button', { type: 'button', 'aria-label': t('Copy') + ': ' + t(name), onclick: function () { navigator.clipboard.writeText(text).then(function () { say(t('copied')); }); } }, t('Copy')));
  }
  function listing(file) {
    var l = state.listings.find(function (x) { return x.file === file; }), own = findingsOf(file), profile;
    if (!l) { catalog(); return; }
    if (!market) market = state.profiles[0].name;
    profile = state.profiles.find(function (p) { return p.name === market; });
    main.append(el('h1', {}, score(l.score), ' ' + (l.title || l.file)), el('p', {}, el('span', { class: 'soft', text: l.file + ' · ' + l.category + ' ' }), l.address ? el('a', { href: '/' + l.address, text: t('Show the page') }) : null));
    main.append(el('h2', { text: t('Findings') }));
    if (!own.length) main.append(el('p', { class: 'good', text: t('No finding: this listing is ready.') }));
    own.forEach(function (f) { main.append(finding(f)); });
    main.append(el('h2', { text: t('Results card') }), el('div', { class: 'tools' }, choice('Marketplace', state.profiles.map(function (p) { return p.name; }), market, function (v) { market = v; draw(); })));
    var cards = el('div', { class: 'cards' }, card(l, profile, true));
    state.listings.filter(function (x) { return x !== l && x.language === l.language && x.category === l.category; }).slice(0, 5).forEach(function (x) { cards.append(card(x, profile, false)); });
    main.append(cards, el('h2', { text: t('Found by') }));
    var list = el('ul');
    l.keywords.concat([l.title]).filter(Boolean).forEach(function (k) {
      var hits = search(k, l.language), at = hits.findIndex(function (h) { return h.l === l; });
      list.append(el('li', {}, k + ' — ', el('span', { class: at >= 0 ? 'good' : 'error', text: at >= 0 ? t('finds this listing') + ' (' + (at + 1) + ' ' + t('of') + ' ' + hits.length + ')' : t('does not find this listing') })));
    });
    main.append(list);
    var figures = el('div', { class: 'pictures' });
    l.pictures.forEach(function (p, i) { figures.append(pictureFigure(p, i, l.pictures)); });
    if (l.pictures.length) main.append(el('h2', { text: t('Pictures') }), figures);
    main.append(el('h2', { text: t('Fields to copy') }), fieldsOf(l));
  }
  function fieldsOf(l) {
    var box = el('div', { class: 'fields' }, copyField('Title', l.title), copyField('Keywords', l.keywords.join(', ')), copyField('Description', l.description));
    if (l.specs.length) box.append(copyField('Specifications', l.specs.map(function (s) { return s[0] + ': ' + s[1]; }).join('\n')));
    return box;
  }

  // --- search, as simple as a marketplace's: every word, in its singular, must stand in title, keywords, category or description
  function words(text) { return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).map(function (w) { return w.length > 3 ? w.replace(/(ss|us|is)$/, '$1_').replace(/ies$/, 'y').replace(/(ch|sh|x|z|s_?)es$/, '$1').replace(/s$/, '').replace('_', '') : w; }); }
  function search(text, language) {
    var wanted = words(text), hits = [];
    if (!wanted.length) return hits;
    state.listings.forEach(function (l) {
      if (language && l.language !== language) return;
      var places = [['Title', l.title, 8], ['Keywords', l.keywords.join(' '), 4], ['Category', l.category, 2], ['Description', l.description, 1]].map(function (p) { return [p[0], words(p[1]), p[2]]; });
      var points = 0, why = {}, all = wanted.every(function (w) {
        var any = false;
        places.forEach(function (p) { if (p[1].indexOf(w) >= 0) { any = true; points += p[2]; why[p[0]] = true; } });
        return any;
      });
      if (all) hits.push({ l: l, points: points, why: Object.keys(why) });
    });
    return hits.sort(function (a, b) { return b.points - a.points; });
  }
  var results = null;
  function found() {
    var hits = search(query, '');
    if (results) results.remove();
    results = el('ol');
    hits.slice(0, 50).forEach(function (h) { results.append(el('li', {}, el('a', { href: link(h.l), text: h.l.title }), el('span', { class: 'soft', text: ' — ' + t('because of') + ' ' + h.why.map(t).join(', ') }))); });
    if (query && !hits.length) results = el('p', { text: t('Nothing is found.') });
    main.append(results);
  }
  function searchPage() {
    results = null;
    main.append(el('h1', { text: t('Found by') }), el('div', { class: 'tools' }, field('Query', query, function (v) { query = v; found(); })));
    found();
  }

  // --- before upload
  function blocking(l, p) {
    var out = findingsOf(l.file).filter(function (f) { return f.severity === 'error'; }).map(function (f) { return f.message; });
    if (p.title && Array.from(l.title).length > p.title) out.push(t('Title') + ': ' + Array.from(l.title).length + ' > ' + p.title);
    if (p.keywords && l.keywords.length > p.keywords) out.push(t('Keywords') + ': ' + l.keywords.length + ' > ' + p.keywords);
    l.pictures.forEach(function (x, i) { if (x.width && refusals(x, i === 0).indexOf(p.name) >= 0) out.push(t('Pictures') + ': ' + x.file + ' ' + x.width + ' × ' + x.height); });
    return out;
  }
  function ready() {
    if (!market) market = state.profiles[0].name;
    var p = state.profiles.find(function (x) { return x.name === market; }), undone = el('ul', { class: 'undone' }), good = el('ul'), n = 0;
    state.listings.forEach(function (l) {
      var what = blocking(l, p), list = el('ul');
      if (!what.length) { n++; good.append(el('li', {}, el('a', { href: link(l), text: l.title || l.file }))); return; }
      what.forEach(function (w) { list.append(el('li', { text: w })); });
      undone.append(el('li', {}, el('a', { href: link(l), text: l.title || l.file }), el('span', { class: 'soft', text: ' ' + l.file }), list));
    });
    main.append(el('h1', { text: t('Before upload') }), el('div', { class: 'tools' }, choice('Marketplace', state.profiles.map(function (x) { return x.name; }), market, function (v) { market = v; draw(); }),
      el('button', { type: 'button', onclick: function () { print(); } }, t('Print'))),
      el('p', { class: 'soft', text: p.source }), el('h2', { text: t('What is still to do') + ' (' + (state.listings.length - n) + ')' }), undone, el('h2', { text: t('ready') + ' (' + n + ')' }), good);
  }

  // --- the frame
  function named(e) { return e.tagName + ' ' + (e.labels && e.labels.length ? e.labels[0].firstChild.data : e.getAttribute('aria-label') || e.textContent); }
  function allNamed(name) { return Array.from(document.querySelectorAll('#nav a, #nav button, #main :is(a, button, input, select, [tabindex])')).filter(function (e) { return named(e) === name; }); }
  function keepPlace(change) { // whoever types or presses keys is left where they are, though what they are in is made anew
    var at = document.activeElement, name = named(at), which = allNamed(name).indexOf(at), from = at.selectionStart, to = at.selectionEnd;
    change();
    at = which >= 0 && allNamed(name)[which];
    if (at) at.focus({ preventScroll: true });
    if (at && typeof from === 'number') at.setSelectionRange(from, to);
  }
  function draw() {
    late = composing; // Chinese, say, is half typed: what is put together from letters would be lost
    if (!late) keepPlace(drawAll);
  }
  function drawAll() {
    var hash = location.hash, nav = document.getElementById('nav'), y = scrollY;
    document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
    document.title = t('Workbench') + ' · ' + state.site;
    document.getElementById('site').textContent = state.site;
    nav.replaceChildren();
    [['Catalog', '#/'], ['Found by', '#/found'], ['Before upload', '#/ready']].forEach(function (n) {
      nav.append(el('a', { href: n[1], text: t(n[0]), 'aria-current': (hash === n[1] || (n[1] === '#/' && !/^#\/(found|ready)/.test(hash))) ? 'page' : null }));
    });
    nav.append(el('a', { href: '/', text: t('Site') }));
    if (undo) nav.append(el('button', { type: 'button', onclick: function () { post('undo', ''); } }, t('Take back')));
    main.replaceChildren();
    if (hash.indexOf('#/listing/') === 0) listing(decodeURIComponent(hash.slice(10)));
    else if (hash === '#/found') searchPage();
    else if (hash === '#/ready') ready();
    else catalog();
    scrollTo(0, y);
  }
  function look() {
    return fetch('state.json', { cache: 'no-store' }).then(function (r) { return r.json(); }).then(function (s) {
      var failure = document.getElementById('failure');
      failure.hidden = !s.failure;
      failure.textContent = s.failure;
      undo = s.undo;
      pattern = s.editor;
      if (s.data) { state = s.data; lang = state.language; draw(); }
    }).catch(function () { /* asked again with the next event */ });
  }
  addEventListener('hashchange', function () { if (state) { composing = false; draw(); scrollTo(0, 0); main.focus({ preventScroll: true }); } });
  new EventSource('events').onmessage = function (event) { if (!/ page$/.test(event.data)) look(); }; // a page or two: findings are to come
})();
