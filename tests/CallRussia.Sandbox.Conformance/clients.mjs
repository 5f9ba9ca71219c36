// What differs between the clients: how they are made, call, wrap a file, tell an error and hand over updates.

async function grammy(root, token) {
  const { Bot, InputFile } = await import('grammy');
  const bot = new Bot(token, { client: { apiRoot: root } });
  return {
    call: (method, params) => bot.api.raw[method](params),
    file: (bytes, name) => new InputFile(bytes, name),
    error: error => ({ code: error.error_code, description: error.description, retryAfter: error.parameters?.retry_after }),
    start: handle => {
      bot.use(context => handle(context.update));
      bot.start({ allowed_updates: [] });
    },
    stop: () => bot.stop(),
  };
}

async function telegraf(root, token) {
  const { Telegraf } = (await import('telegraf')).default;
  const bot = new Telegraf(token, { telegram: { apiRoot: root } });
  return {
    call: (method, params) => bot.telegram.callApi(method, params ?? {}),
    file: (bytes, name) => ({ source: Buffer.from(bytes), filename: name }),
    error: error => ({ code: error.code, description: error.description, retryAfter: error.parameters?.retry_after }),
    start: handle => {
      bot.use(context => handle(context.update));
      bot.launch();
    },
    stop: () => bot.stop(),
  };
}

async function nodeTelegramBotApi(root, token) {
  const { Bot, InputFile } = await import('node-telegram-bot-api');
  const bot = new Bot(token, { apiRoot: root, maxRetries: 0 });
  return {
    call: (method, params) => bot.api[method](params),
    file: (bytes, name) => new InputFile(bytes, { filename: name }),
    error: error => ({ code: error.errorCode, description: error.description ?? error.message, retryAfter: error.retryAfter }),
    start: handle => {
      bot.use(context => handle(context.update));
      bot.startPolling();
    },
    stop: () => bot.stop(),
  };
}

export const clients = { 'grammY': grammy, 'telegraf': telegraf, 'node-telegram-bot-api': nodeTelegramBotApi };
