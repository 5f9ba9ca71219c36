using CallRussia.Sandbox;
using CallRussia.Sandbox.Conformance;

// Arguments: the folder in which walk.mjs and its packages are; without one, only the client of .NET walks.
var sum = new Sum();
await using (var server = await SandboxServer.StartAsync())
{
    using var walk = new TelegramBotWalk(server, sum);
    await walk.Run();
}

foreach (var client in args.Length > 0 ? (string[])["grammY", "telegraf", "node-telegram-bot-api"] : [])
{
    await using var server = await SandboxServer.StartAsync();
    await NodeWalk.Run(args[0], client, server, sum);
}

Console.WriteLine($"{sum.Passed} passed, {sum.Failed} failed");
return sum.Failed == 0 ? 0 : 1;
