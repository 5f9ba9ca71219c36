// node walk.mjs CLIENT ROOT TOKEN: walks one client through the Sandbox. A line for each step: "ok STEP" or "FAILED STEP: why".

import assert from 'node:assert/strict';
import { clients } from './clients.mjs';

const [name, root, token] = process.argv.slice(2);
const client = await clients[name](root, token);
const updates = [];
let wake = () => {};

// The person's side: what the Sandbox's own page does.
async function control(path, body) {
  const answer = await fetch(`${root}/sandbox/${path}`, { method: 'POST', body: body instanceof Uint8Array ? body : JSON.stringify(body ?? {}) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

const anna = await control('people', { first_name: 'Анна', language_code: 'ru' });
const boris = await control('people', { first_name: 'Boris' });
const act = (action, body, person = anna) => control(`people/${person.id}/${action}`, body);
const call = (method, params) => client.call(method, { chat_id: anna.id, ...params });

function handle(update) {
  updates.push(update);
  wake();
}

async function next(kind) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const found = updates.findIndex(update => update[kind]);
    if (found >= 0) return updates.splice(found, 1)[0][kind];
    assert.ok(Date.now() < deadline, `no ${kind} came`);
    await new Promise(resolve => { wake = resolve; setTimeout(resolve, 200).unref?.(); });
  }
}

async function refused(method, params) {
  try {
    await call(method, params);
  } catch (error) {
    return client.error(error);
  }
  return assert.fail(`${method} was not refused`);
}

async function fetched(fileId) {
  const file = await client.call('getFile', { file_id: fileId });
  return new Uint8Array(await (await fetch(`${root}/file/bot${token}/${file.file_path}`)).arrayBuffer());
}

const types = entities => (entities ?? []).map(entity => entity.type).join(' ');
const buttons = { inline_keyboard: [[{ text: 'Да', callback_data: 'yes' }, { text: 'Сайт', url: 'https://example.org/' }]] };
const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
const picture = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='), c => c.charCodeAt(0));
let screen;

const steps = {
  'getMe': async () => assert.equal((await client.call('getMe')).is_bot, true),
  'commands': async () => {
    const commands = [{ command: 'guide', description: 'Как говорить' }];
    await client.call('setMyCommands', { commands, scope: { type: 'all_private_chats' }, language_code: 'ru' });
    assert.deepEqual(await client.call('getMyCommands', { scope: { type: 'all_private_chats' }, language_code: 'ru' }), commands);
  },
  'polling begins': async () => {
    client.start(handle);
    await act('start', { payload: 'ref_1' });
    assert.equal((await next('message')).text, '/start ref_1');
    await act('start', {}, boris);
    assert.equal((await next('message')).from.id, boris.id);
  },
  'updates come once and in order': async () => {
    for (const text of ['1', '2', '3']) await act('send', { text });
    for (const text of ['1', '2', '3']) assert.equal((await next('message')).text, text);
    await new Promise(resolve => setTimeout(resolve, 300));
    assert.equal(updates.length, 0);
  },
  'HTML and a keyboard': async () => {
    screen = await call('sendMessage', { text: '<b>Привет</b> <a href="https://example.org/">там</a>', parse_mode: 'HTML', reply_markup: buttons });
    assert.equal(types(screen.entities), 'bold text_link');
    assert.equal(screen.reply_markup.inline_keyboard[0].length, 2);
  },
  'MarkdownV2': async () => {
    assert.equal(types((await call('sendMessage', { text: '*Да*\\! _нет_ ||тайна||', parse_mode: 'MarkdownV2' })).entities), 'bold italic spoiler');
    assert.match((await refused('sendMessage', { text: 'Да!', parse_mode: 'MarkdownV2' })).description, /can't parse entities: Character '!' is reserved/);
  },
  'entities without a parse mode': async () => assert.equal(
    types((await call('sendMessage', { text: 'жирно', entities: [{ type: 'bold', offset: 0, length: 5 }] })).entities), 'bold'),
  'a tap and its answer': async () => {
    await act('press', { message_id: screen.message_id, row: 0, col: 0 });
    const tap = await next('callback_query');
    assert.equal(tap.data, 'yes');
    assert.equal(await client.call('answerCallbackQuery', { callback_query_id: tap.id, text: 'Готово', show_alert: true }), true);
    assert.match((await refused('answerCallbackQuery', { callback_query_id: tap.id })).description, /query is too old/);
  },
  'edits': async () => {
    const edited = await call('editMessageText', { message_id: screen.message_id, text: 'Иначе', reply_markup: buttons });
    assert.ok(edited.edit_date > 0 && edited.text === 'Иначе');
    const again = await refused('editMessageText', { message_id: screen.message_id, text: 'Иначе', reply_markup: buttons });
    assert.equal(again.code, 400);
    assert.match(again.description, /message is not modified/);
    assert.equal((await call('editMessageReplyMarkup', { message_id: screen.message_id, reply_markup: { inline_keyboard: [] } })).reply_markup, undefined);
  },
  'files keep their names and bytes': async () => {
    for (const fileName of ['numbers.csv', 'numbers of may.csv', 'список звонков.csv']) {
      const sent = await call('sendDocument', { document: client.file(bytes, fileName), caption: 'Список' });
      assert.equal(sent.document.file_name, fileName);
      assert.deepEqual(await fetched(sent.document.file_id), bytes);
    }
  },
  'an album, and its media edited': async () => {
    const album = await call('sendMediaGroup', { media: [
      { type: 'photo', media: client.file(picture, 'a.png'), caption: 'Двое' },
      { type: 'photo', media: client.file(picture, 'b.png') },
    ] });
    assert.equal(new Set(album.map(message => message.media_group_id)).size, 1);
    const edited = await call('editMessageMedia', { message_id: album[1].message_id, media: { type: 'photo', media: album[0].photo[0].file_id, caption: 'Второй' } });
    assert.equal(edited.caption, 'Второй');
  },
  'voice, sticker and place': async () => {
    assert.equal((await call('sendVoice', { voice: client.file(bytes, 'voice.oga'), duration: 4 })).voice.duration, 4);
    assert.ok((await call('sendSticker', { sticker: client.file(bytes, 'a.webp') })).sticker.file_id);
    assert.equal((await call('sendLocation', { latitude: 54.68, longitude: 25.28 })).location.latitude, 54.68);
  },
  'forward, copy, pin, delete': async () => {
    const forwarded = await client.call('forwardMessage', { chat_id: boris.id, from_chat_id: anna.id, message_id: screen.message_id });
    assert.equal(forwarded.forward_origin.type, 'user');
    assert.ok((await client.call('copyMessages', { chat_id: boris.id, from_chat_id: anna.id, message_ids: [screen.message_id] }))[0].message_id);
    assert.equal(await call('pinChatMessage', { message_id: screen.message_id }), true);
    assert.equal((await call('getChat')).pinned_message.message_id, screen.message_id);
    assert.equal(await call('deleteMessage', { message_id: screen.message_id }), true);
    assert.equal((await call('getChat')).pinned_message, undefined);
    assert.equal((await call('getChatMember', { user_id: anna.id })).status, 'member');
  },
  'what a person sends': async () => {
    await control(`people/${anna.id}/voice`, new Uint8Array());
    assert.ok((await next('message')).voice.duration > 0);
    await act('send', { text: 'Слово', reply_to: 1 });
    const words = await next('message');
    assert.equal(words.reply_to_message.message_id, 1);
    await act('rewrite', { message_id: words.message_id, text: 'Слова' });
    assert.equal((await next('edited_message')).text, 'Слова');
    await act('forward', { from_chat_id: anna.id, message_id: words.message_id, hide: true }, boris);
    assert.equal((await next('message')).forward_origin.sender_user_name, 'Анна');
    await control(`people/${anna.id}/document?name=${encodeURIComponent('мой файл.bin')}`, bytes);
    const { document } = await next('message');
    assert.equal(document.file_name, 'мой файл.bin');
    assert.deepEqual(await fetched(document.file_id), bytes);
  },
  'errors': async () => {
    assert.deepEqual(await refused('sendMessage', { chat_id: 1, text: 'x' }), { code: 400, description: 'Bad Request: chat not found', retryAfter: undefined });
    await act('block', {}, boris);
    assert.equal((await next('my_chat_member')).new_chat_member.status, 'kicked');
    assert.deepEqual(await refused('sendMessage', { chat_id: boris.id, text: 'x' }), { code: 403, description: 'Forbidden: bot was blocked by the user', retryAfter: undefined });
    await control('faults', { kind: 'TooManyRequests', retry_after: 7, calls: 1, method: 'sendMessage' });
    const flood = await refused('sendMessage', { text: 'x' });
    assert.deepEqual([flood.code, flood.retryAfter], [429, 7]);
    assert.ok(await call('sendMessage', { text: 'Дальше' }));
  },
  'polling ends': async () => {
    await client.stop();
    await act('send', { text: 'later' });
    const waiting = await fetch(`${root}/bot${token}/getUpdates?timeout=0`).then(answer => answer.json());
    assert.deepEqual(waiting.result.map(update => update.message?.text), ['later']);
  },
};

for (const [step, walk] of Object.entries(steps)) {
  try {
    await walk();
    console.log(`ok ${step}`);
  } catch (error) {
    console.log(`FAILED ${step}: ${error.message.split('\n')[0]} ${/walk\.mjs:\d+/.exec(error.stack)?.[0] ?? ''}`);
  }
}
process.exit(0);
