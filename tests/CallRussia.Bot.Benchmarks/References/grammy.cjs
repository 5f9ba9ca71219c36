// The same dialogue as PlainRecipe.cs in grammY (https://grammy.dev), as its guide writes it. Run from a folder where `npm install grammy` was done.
const { createRequire } = require('node:module');
const { Bot, InlineKeyboard } = createRequire(process.cwd() + '/')('grammy');

const recipe = JSON.parse(process.env.RECIPE);
const bot = new Bot(process.env.TOKEN, { client: { apiRoot: process.env.API_URL } });
const sessions = new Map();

const keyboard = rows => {
  const made = new InlineKeyboard();
  for (const row of rows) {
    for (const [label, code] of row) made.text(label, code);
    made.row();
  }
  return made;
};

const show = (text, rows) => [text, { parse_mode: 'HTML', reply_markup: keyboard(rows) }];

bot.on('message', ctx => {
  sessions.set(ctx.chat.id, { calls: 0 });
  return ctx.reply(...show(recipe.home, recipe.homeButtons));
});

bot.on('callback_query:data', async ctx => {
  const session = sessions.get(ctx.chat.id);
  const asks = ctx.callbackQuery.data.startsWith('can:');
  if (asks) session.calls++;
  await ctx.answerCallbackQuery();
  await ctx.editMessageText(...(asks
    ? show(recipe.number.replace('{0}', session.calls), recipe.numberButtons)
    : show(recipe.reported.replace('{0}', session.calls), recipe.reportedButtons)));
});

bot.start({ allowed_updates: ['message', 'callback_query'] });
