using CallRussia.Bot.Commands;

OwnerOnly.FromNowOn();
return await CommandLine.Run(args, CancellationToken.None);
