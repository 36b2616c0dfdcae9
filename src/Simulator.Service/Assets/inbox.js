'use strict';

// The approvers' page. It holds the token in memory only, writes texts as texts, and asks the service for everything it shows.
const byId = id => document.getElementById(id);
const state = { token: null, tasks: [], chosen: null, request: null, asked: null, keys: new Map(), timer: null };
const interval = 3000;

function say(text, isBad = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('bad', isBad);
}

async function call(method, path, body, key) {
  const headers = { Authorization: 'Bearer ' + state.token };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store' });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail || answer.title), { status: response.status });
  return answer;
}

// One key for one wish: pressing again after a lost answer does not decide twice.
function keyOf(wish) {
  if (!state.keys.has(wish)) state.keys.set(wish, crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random());
  return state.keys.get(wish);
}

async function refresh() {
  try {
    const [mine, waiting] = await Promise.all([call('GET', '/v1/tasks?state=mine'), call('GET', '/v1/tasks?limit=200')]);
    state.tasks = [...mine.tasks, ...waiting.tasks];
    if (state.chosen && !state.tasks.some(task => task.id === state.chosen)) choose(null);
    showList();
    say(`${mine.tasks.length} in your hands, ${waiting.tasks.length} waiting.`);
  } catch (error) {
    if (error.status === 401) return signOut(error.message);
    say(error.message, true);
  }
}

function showList() {
  const list = byId('tasks');
  list.replaceChildren(...state.tasks.map(task => {
    const item = document.createElement('li');
    item.id = 'task-' + task.id;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', String(task.id === state.chosen));
    const title = document.createElement('strong');
    title.textContent = `${task.class} · ${task.role}`;
    const line = document.createElement('small');
    line.textContent = `${task.impact} impact, ${task.heldBy ? 'in your hands, ' : ''}asked ${new Date(task.waitingSince).toLocaleTimeString()}`;
    item.append(title, line);
    item.addEventListener('click', () => choose(task.id));
    return item;
  }));
  list.hidden = state.tasks.length === 0;
  byId('empty').hidden = state.tasks.length > 0;
  list.setAttribute('aria-activedescendant', state.chosen ? 'task-' + state.chosen : '');
}

async function choose(id) {
  state.chosen = id;
  state.request = null;
  state.asked = null;
  showList();
  byId('task-' + id)?.scrollIntoView({ block: 'nearest' });
  const task = state.tasks.find(each => each.id === id);
  if (task) {
    try {
      const request = await call('GET', '/v1/requests/' + task.request);
      if (state.chosen !== id) return;
      state.request = request;
    } catch (error) {
      say(error.message, true);
    }
  }
  showDetail();
}

function showDetail() {
  const task = state.tasks.find(each => each.id === state.chosen);
  const request = state.request;
  byId('detail-title').textContent = task ? `${task.class} · ${task.role}` : 'Choose a task';
  byId('decision').hidden = !task || !request;
  const lines = !request ? [] : [
    ['Request', request.id], ['Service', request.service], ['Impact', request.impact], ['Touches', request.flags.join(', ') || 'nothing special'],
    ['Reversible', request.reversible ? 'yes' : 'no'], ['Confidence', request.confidence === null ? 'not given' : String(request.confidence)],
    ['On behalf of', request.runOwner || 'nobody named'], ['Submitted by', request.submittedBy], ['Why it asks', request.reasons.map((reason, index) => `${reason} (${request.rows[index]})`).join('; ')],
    ['Expires', task.expires ? new Date(task.expires).toLocaleString() : 'never'], ['Digest', request.digest],
    ...request.decisions.map(each => [each.person, `${each.verdict}${each.reasonCode === 'none' ? '' : ` (${each.reasonCode.replaceAll('_', ' ')})`}: ${each.reason || 'no reason given'}`]),
  ];
  byId('facts').replaceChildren(...lines.flatMap(([name, value]) => {
    const dt = document.createElement('dt');
    const dd = document.createElement('dd');
    dt.textContent = name;
    dd.textContent = value;
    return [dt, dd];
  }));
  const text = request && request.arguments ? JSON.stringify(request.arguments, null, 2) : '';
  byId('arguments').textContent = text;
  byId('arguments').hidden = byId('arguments-title').hidden = !text;
  showButtons(task);
}

function showButtons(task) {
  const isMine = Boolean(task && task.heldBy);
  const wait = isMine && task.approveFrom ? Date.parse(task.approveFrom) - Date.now() : 0;
  byId('claim').disabled = isMine;
  byId('approve').disabled = !isMine || wait > 0;
  for (const id of ['reject', 'escalate', 'return']) byId(id).disabled = !isMine;
  for (const id of ['approve', 'reject', 'escalate']) byId(id).classList.toggle('sure', state.asked === id);
  byId('hold').textContent = wait > 0 ? `You can approve in ${Math.ceil(wait / 1000)} s.` : isMine ? 'It is in your hands.' : 'Claim it to decide.';
}

async function act(verb) {
  const task = state.tasks.find(each => each.id === state.chosen);
  if (!task || !state.request || byId(verb).disabled) return;
  const reason = byId('reason').value.trim();
  if (verb === 'reject' || verb === 'escalate') {
    if (!reason) {
      byId('reason').focus();
      return say('Say why first.', true);
    }
  }
  if (['approve', 'reject', 'escalate'].includes(verb) && state.asked !== verb) {
    state.asked = verb;
    showButtons(task);
    return say(`Press ${verb[0]} or the button again to ${verb}.`);
  }
  state.asked = null;
  const decides = !['claim', 'return'].includes(verb);
  const reasonCode = ['reject', 'escalate'].includes(verb) ? byId('reason-code').value : undefined;
  const body = decides ? { verdict: verb, reason, reasonCode, digest: state.request.digest } : {};
  const wish = [verb, task.id, task.approveFrom, reasonCode, reason].join('/');
  try {
    await call('POST', `/v1/tasks/${task.id}/${decides ? 'decision' : verb}`, body, keyOf(wish));
    if (decides) { byId('reason').value = ''; byId('reason-code').value = 'other'; }
    await refresh();
    if (state.chosen) await choose(state.chosen);
    if (decides) byId('tasks').focus();
  } catch (error) {
    say(error.message, true);
  }
}

function move(step) {
  if (state.tasks.length === 0) return;
  const at = state.tasks.findIndex(task => task.id === state.chosen);
  choose(state.tasks[Math.min(state.tasks.length - 1, Math.max(0, at < 0 ? 0 : at + step))].id);
}

const actions = {
  ArrowDown: () => move(1), j: () => move(1), ArrowUp: () => move(-1), k: () => move(-1),
  c: () => act('claim'), a: () => act('approve'), r: () => act('reject'), e: () => act('escalate'), b: () => act('return'),
};

document.addEventListener('keydown', event => {
  if (!state.token || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Escape') {
    state.asked = null;
    byId('tasks').focus();
    return showDetail();
  }
  if (['TEXTAREA', 'INPUT', 'SELECT'].includes(event.target.tagName) || !(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
});

for (const verb of ['claim', 'approve', 'reject', 'escalate', 'return']) byId(verb).addEventListener('click', () => act(verb));

byId('sign-in').addEventListener('submit', async event => {
  event.preventDefault();
  state.token = byId('token').value.trim();
  byId('token').value = '';
  try {
    await call('GET', '/v1/tasks?limit=1');
  } catch (error) {
    return signOut(error.message);
  }
  byId('sign-in').hidden = true;
  byId('inbox').hidden = byId('sign-out').hidden = false;
  await refresh();
  byId('tasks').focus();
  state.timer = setInterval(async () => {
    await refresh();
    showButtons(state.tasks.find(task => task.id === state.chosen));
  }, interval);
});

function signOut(why) {
  clearInterval(state.timer);
  Object.assign(state, { token: null, tasks: [], chosen: null, request: null });
  byId('inbox').hidden = byId('sign-out').hidden = true;
  byId('sign-in').hidden = false;
  showDetail();
  byId('token').focus();
  say(why, true);
}

byId('sign-out').addEventListener('click', () => signOut('Signed out.'));
