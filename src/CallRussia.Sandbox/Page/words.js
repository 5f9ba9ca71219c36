// The page's own words. The bot's words come from the bot.

const all = {
  en: {
    sandbox: 'Sandbox', people: 'People', addPerson: 'Add a person', name: 'Name', language: 'Language', colour: 'Colour',
    add: 'Add', cancel: 'Cancel', ok: 'OK', close: 'Close', back: 'Back', more: 'More', beside: 'Open beside', pageLanguage: 'Language of this page',
    nobody: 'Nobody is here yet', nobodyHint: 'Add a person: each has a Telegram of their own, and all talk with the same bot.',
    choose: 'Choose a chat', message: 'Message', send: 'Send', attach: 'Attach', menu: 'Menu', commands: 'Commands', keyboard: 'Keyboard of the bot',
    start: 'Start', startHint: 'This is {name}’s Telegram. Press Start, as a newcomer would.', what: 'What can this bot do?',
    bot: 'bot', phoneOf: '{name}’s Telegram', typing: 'typing…', blocked: 'The bot is blocked', unblock: 'Unblock', restart: 'Unblock and restart',
    gone: 'Deleted account', noMessages: 'No messages yet', edited: 'edited', you: 'You', photo: 'Photo', document: 'File', contact: 'Contact', poll: 'Poll',
    quiz: 'Quiz', anonPoll: 'Anonymous poll', anonQuiz: 'Anonymous quiz', vote: 'Vote', voted: 'voted: {n}', notVoted: 'No votes', closedPoll: 'Closed',
    copied: 'Copied', copiedText: 'Copied: {text}', inlineMode: 'Inline mode is not part of the Sandbox',
    profile: 'Person', block: 'Block the bot', startLink: 'Start by a link…', payload: 'What follows ?start=', shareContact: 'Share the phone number',
    deleteAccount: 'Delete the account', deleteSure: 'Delete {name}’s account for good?', save: 'Save', rename: 'Name and language…',
    clock: 'Clock', shifted: 'ahead by {time}', real: 'real time', fixed: 'This clock cannot be moved', plus10: '+10 min', plus60: '+1 hour', plusDay: '+1 day',
    faults: 'Faults', faultHint: 'What the bot’s next calls meet', calls: 'Calls', method: 'Method', anyMethod: 'any', arm: 'Let it happen', clear: 'Clear all',
    armed: 'Waiting', offline: 'Telegram is unreachable', limits: 'Sending limits (30/s, 1/s a chat)', botBox: 'Bot', restartBot: 'Restart the bot', restarted: 'The bot has been restarted',
    TooManyRequests: '429: wait', ServerError: '500: server error', BadGateway: '502: page of a proxy', EmptyBody: 'Empty answer', Hang: 'No answer at all',
    CutBefore: 'Cut before it is done', CutAfter: 'Done, but the answer is cut off', Delay: 'Slow answer', Error: 'Error', disconnected: 'The Sandbox has stopped. Waiting for it…',
    today: 'Today', failed: 'That did not work: {reason}', download: 'Download', revealed: 'Show hidden text', newMessages: 'New messages', day: 'd', hour: 'h', minute: 'min',
    addGroup: 'Create a group', group: 'group', groupTitle: 'Its name', creator: 'Who creates it', create: 'Create', chooseGroup: 'Which group?', newGroup: 'A new group…', addBot: 'Add the bot', removeBot: 'Remove the bot', botMay: 'The bot', asAdmin: 'may invite people', asMember: 'ordinary member', letInvite: 'Let the bot invite', dontLetInvite: 'Forbid the bot to invite', makeSuper: 'Make it a supergroup', members: 'members: {n}', botAdmin: 'bot: administrator', botMember: 'bot: member', writesAs: '{name} writes', nothingSaid: 'Nothing has been said here yet',
    actions: 'Actions', voice: 'Voice message', audio: 'Sound', video: 'Video', video_note: 'Video message', animation: 'Animation', sticker: 'Sticker', location: 'Place', file: 'Photo or file', reply: 'Reply', edit: 'Edit', forward: 'Forward to the bot…', forwardWho: 'Who forwards it', author: 'Author', hidden: '{name}, account hidden', forwarded: 'Forwarded from {name}', pinned: 'Pinned',
  },
  ru: {
    sandbox: 'Песочница', people: 'Люди', addPerson: 'Добавить человека', name: 'Имя', language: 'Язык', colour: 'Цвет',
    add: 'Добавить', cancel: 'Отмена', ok: 'ОК', close: 'Закрыть', back: 'Назад', more: 'Ещё', beside: 'Открыть рядом', pageLanguage: 'Язык этой страницы',
    nobody: 'Здесь пока никого нет', nobodyHint: 'Добавьте человека: у каждого свой Telegram, и все говорят с одним и тем же ботом.',
    choose: 'Выберите чат', message: 'Сообщение', send: 'Отправить', attach: 'Прикрепить', menu: 'Меню', commands: 'Команды', keyboard: 'Клавиатура бота',
    start: 'Запустить', startHint: 'Это Telegram, которым пользуется {name}. Нажмите «Запустить», как новичок.', what: 'Что умеет этот бот?',
    bot: 'бот', phoneOf: 'Telegram: {name}', typing: 'печатает…', blocked: 'Бот заблокирован', unblock: 'Разблокировать', restart: 'Разблокировать и запустить',
    gone: 'Удалённый аккаунт', noMessages: 'Сообщений пока нет', edited: 'изменено', you: 'Вы', photo: 'Фото', document: 'Файл', contact: 'Контакт', poll: 'Опрос',
    quiz: 'Викторина', anonPoll: 'Анонимный опрос', anonQuiz: 'Анонимная викторина', vote: 'Голосовать', voted: 'голосов: {n}', notVoted: 'Голосов нет', closedPoll: 'Завершён',
    copied: 'Скопировано', copiedText: 'Скопировано: {text}', inlineMode: 'Встроенного режима в песочнице нет',
    profile: 'Человек', block: 'Заблокировать бота', startLink: 'Запустить по ссылке…', payload: 'Что стоит после ?start=', shareContact: 'Поделиться номером',
    deleteAccount: 'Удалить аккаунт', deleteSure: 'Удалить аккаунт ({name}) навсегда?', save: 'Сохранить', rename: 'Имя и язык…',
    clock: 'Часы', shifted: 'впереди на {time}', real: 'настоящее время', fixed: 'Эти часы нельзя перевести', plus10: '+10 мин', plus60: '+1 час', plusDay: '+1 день',
    faults: 'Сбои', faultHint: 'Что случится со следующими вызовами бота', calls: 'Вызовов', method: 'Метод', anyMethod: 'любой', arm: 'Пусть случится', clear: 'Убрать все',
    armed: 'Ждут', offline: 'Telegram недоступен', limits: 'Пределы отправки (30/с, 1/с на чат)', botBox: 'Бот', restartBot: 'Перезапустить бота', restarted: 'Бот перезапущен',
    TooManyRequests: '429: подождать', ServerError: '500: ошибка сервера', BadGateway: '502: страница прокси', EmptyBody: 'Пустой ответ', Hang: 'Ответа нет совсем',
    CutBefore: 'Обрыв до выполнения', CutAfter: 'Выполнено, но ответ оборван', Delay: 'Медленный ответ', Error: 'Ошибка', disconnected: 'Песочница остановлена. Ждём её…',
    today: 'Сегодня', failed: 'Не получилось: {reason}', download: 'Скачать', revealed: 'Показать скрытый текст', newMessages: 'Новые сообщения', day: 'д', hour: 'ч', minute: 'мин',
    addGroup: 'Создать группу', group: 'группа', groupTitle: 'Название', creator: 'Кто создаёт', create: 'Создать', chooseGroup: 'В какую группу?', newGroup: 'Новая группа…', addBot: 'Добавить бота', removeBot: 'Убрать бота', botMay: 'Бот', asAdmin: 'может приглашать', asMember: 'обычный участник', letInvite: 'Разрешить боту приглашать', dontLetInvite: 'Запретить боту приглашать', makeSuper: 'Сделать супергруппой', members: 'участников: {n}', botAdmin: 'бот: администратор', botMember: 'бот: участник', writesAs: 'Пишет {name}', nothingSaid: 'Здесь пока ничего не сказано',
    actions: 'Действия', voice: 'Голосовое сообщение', audio: 'Звук', video: 'Видео', video_note: 'Видеосообщение', animation: 'Анимация', sticker: 'Стикер', location: 'Место', file: 'Фото или файл', reply: 'Ответить', edit: 'Изменить', forward: 'Переслать боту…', forwardWho: 'Кто пересылает', author: 'Автор', hidden: '{name}, аккаунт скрыт', forwarded: 'Переслано от {name}', pinned: 'Закреплено',
  },
  lt: {
    sandbox: 'Smėlio dėžė', people: 'Žmonės', addPerson: 'Pridėti žmogų', name: 'Vardas', language: 'Kalba', colour: 'Spalva',
    add: 'Pridėti', cancel: 'Atšaukti', ok: 'Gerai', close: 'Užverti', back: 'Atgal', more: 'Daugiau', beside: 'Atverti greta', pageLanguage: 'Šio puslapio kalba',
    nobody: 'Čia dar nieko nėra', nobodyHint: 'Pridėkite žmogų: kiekvienas turi savo „Telegram“, ir visi kalbasi su tuo pačiu botu.',
    choose: 'Pasirinkite pokalbį', message: 'Žinutė', send: 'Siųsti', attach: 'Prisegti', menu: 'Meniu', commands: 'Komandos', keyboard: 'Boto klaviatūra',
    start: 'Pradėti', startHint: 'Tai „Telegram“, kurį naudoja {name}. Spauskite „Pradėti“, kaip naujokas.', what: 'Ką gali šis botas?',
    bot: 'botas', phoneOf: '„Telegram“: {name}', typing: 'rašo…', blocked: 'Botas užblokuotas', unblock: 'Atblokuoti', restart: 'Atblokuoti ir pradėti',
    gone: 'Ištrinta paskyra', noMessages: 'Žinučių dar nėra', edited: 'pakeista', you: 'Jūs', photo: 'Nuotrauka', document: 'Failas', contact: 'Kontaktas', poll: 'Apklausa',
    quiz: 'Viktorina', anonPoll: 'Anoniminė apklausa', anonQuiz: 'Anoniminė viktorina', vote: 'Balsuoti', voted: 'balsų: {n}', notVoted: 'Balsų nėra', closedPoll: 'Baigta',
    copied: 'Nukopijuota', copiedText: 'Nukopijuota: {text}', inlineMode: 'Įterptinio režimo smėlio dėžėje nėra',
    profile: 'Žmogus', block: 'Užblokuoti botą', startLink: 'Pradėti per nuorodą…', payload: 'Kas eina po ?start=', shareContact: 'Pasidalyti numeriu',
    deleteAccount: 'Ištrinti paskyrą', deleteSure: 'Ištrinti paskyrą ({name}) visam laikui?', save: 'Išsaugoti', rename: 'Vardas ir kalba…',
    clock: 'Laikrodis', shifted: 'pirmyn per {time}', real: 'tikras laikas', fixed: 'Šio laikrodžio pasukti negalima', plus10: '+10 min.', plus60: '+1 val.', plusDay: '+1 diena',
    faults: 'Triktys', faultHint: 'Kas ištiks tolesnius boto kvietimus', calls: 'Kvietimų', method: 'Metodas', anyMethod: 'bet kuris', arm: 'Tegu įvyksta', clear: 'Pašalinti visas',
    armed: 'Laukia', offline: '„Telegram“ nepasiekiamas', limits: 'Siuntimo ribos (30/s, 1/s pokalbiui)', botBox: 'Botas', restartBot: 'Paleisti botą iš naujo', restarted: 'Botas paleistas iš naujo',
    TooManyRequests: '429: palaukti', ServerError: '500: serverio klaida', BadGateway: '502: tarpininko puslapis', EmptyBody: 'Tuščias atsakymas', Hang: 'Jokio atsakymo',
    CutBefore: 'Nutrūksta prieš įvykdant', CutAfter: 'Įvykdyta, bet atsakymas nutrūko', Delay: 'Lėtas atsakymas', Error: 'Klaida', disconnected: 'Smėlio dėžė sustojo. Laukiame jos…',
    today: 'Šiandien', failed: 'Nepavyko: {reason}', download: 'Atsisiųsti', revealed: 'Rodyti paslėptą tekstą', newMessages: 'Naujos žinutės', day: 'd.', hour: 'val.', minute: 'min.',
    addGroup: 'Sukurti grupę', group: 'grupė', groupTitle: 'Pavadinimas', creator: 'Kas kuria', create: 'Sukurti', chooseGroup: 'Į kurią grupę?', newGroup: 'Nauja grupė…', addBot: 'Pridėti botą', removeBot: 'Pašalinti botą', botMay: 'Botas', asAdmin: 'gali kviesti', asMember: 'paprastas narys', letInvite: 'Leisti botui kviesti', dontLetInvite: 'Neleisti botui kviesti', makeSuper: 'Paversti supergrupe', members: 'narių: {n}', botAdmin: 'botas: administratorius', botMember: 'botas: narys', writesAs: 'Rašo {name}', nothingSaid: 'Čia dar nieko nepasakyta',
    actions: 'Veiksmai', voice: 'Balso žinutė', audio: 'Garsas', video: 'Vaizdo įrašas', video_note: 'Vaizdo žinutė', animation: 'Animacija', sticker: 'Lipdukas', location: 'Vieta', file: 'Nuotrauka ar failas', reply: 'Atsakyti', edit: 'Keisti', forward: 'Persiųsti botui…', forwardWho: 'Kas persiunčia', author: 'Autorius', hidden: '{name}, paskyra paslėpta', forwarded: 'Persiųsta iš: {name}', pinned: 'Prisegta',
  },
};

export const languages = { en: 'English', ru: 'Русский', lt: 'Lietuvių' };

const wanted = [localStorage.getItem('sandbox-language'), ...navigator.languages].filter(Boolean).map(code => code.slice(0, 2));
export const language = wanted.find(code => all[code]) ?? 'en';
document.documentElement.lang = language;

export function t(key, values = {}) {
  const text = all[language][key] ?? all.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export function chooseLanguage(code) {
  localStorage.setItem('sandbox-language', code);
  location.reload();
}
