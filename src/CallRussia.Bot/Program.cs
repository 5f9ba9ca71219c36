using CallRussia.Bot.Commands;

return await CommandLine.Run(args, CancellationToken.None);
