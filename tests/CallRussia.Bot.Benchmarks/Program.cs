using CallRussia.Bot.Benchmarks;

var arguments = new Arguments(args);
switch (args.FirstOrDefault())
{
    case "turns":
        await TurnsBenchmark.Run(arguments);
        return 0;
    case "takeovers":
        await TakeoverBenchmark.Run(arguments);
        return 0;
    case "start":
        await StartBenchmark.Run(arguments);
        return 0;
    case "idle":
        await IdleBenchmark.Run(arguments);
        return 0;
    case "import":
        await ImportBenchmark.Run(arguments);
        return 0;
    case "bank":
        await BankImportBenchmark.Run(arguments);
        return 0;
    case BankImportBenchmark.Write:
        new CallableNumbers().Write(args[1], arguments.Whole("--from", 0), arguments.Whole("--lines", 0));
        return 0;
    case "handouts":
        await HandOutBenchmark.Run(arguments);
        return 0;
    case "servers":
        await ServerBenchmark.Run(arguments);
        return 0;
    case "backup":
        await BackupBenchmark.Run(arguments);
        return 0;
    case BackupBenchmark.First:
        await BackupBenchmark.HandOutOne(args[1]);
        return 0;
    case "desk":
        await DeskBenchmark.Run(arguments);
        return 0;
    case "buddies":
        await BuddiesBenchmark.Run(arguments);
        return 0;
    case "search":
        SearchBenchmark.Run(arguments);
        return 0;
    case "report":
        await ReportBenchmark.Run(arguments);
        return 0;
    case "broadcast":
        await BroadcastBenchmark.Run(arguments);
        return 0;
    case "--all" or "all":
        await StartBenchmark.Run(arguments);
        await IdleBenchmark.Run(arguments);
        await ImportBenchmark.Run(arguments);
        await TurnsBenchmark.Run(arguments);
        return 0;
    case PlainRecipe.Verb:
        await PlainRecipe.Run(args[1], args[2]);
        return 0;
    case StartBenchmark.Floor:
        Console.WriteLine("Hello, world!");
        return 0;
    default:
        await Console.Error.WriteLineAsync("turns [--people 300] [--seconds 20] [--rounds 2] [--grammy FOLDER] [--engines LiteDB,Sqlite,Postgres] [--bots 3] [--instances 3] | takeovers [--kills 30] [--stops 5] [--people 50] | start [--rounds 10] [--published FOLDER] [--before FOLDER] | idle [--seconds 30] | import [--lines 100000] | bank import [--lines 40000000] [--rounds 3] [--skip-references] | handouts [--numbers 40000000] [--touched 2000000] [--seconds 5] [--folder FOLDER] | servers [--numbers 4000000] [--touched 1000000] [--seconds 5] [--folder FOLDER] [--skip-references] | backup [--numbers …] [--touched …] [--rounds 3] [--folder FOLDER] | buddies [--people 46000] | search [--rounds 5] | desk [--numbers 4000000] [--touched 2000000] | report [--calls 1000000] [--days 1200] | broadcast [--recipients 46000] [--per-second 25] [--people 100] [--kill] [--for SECONDS] [--recipe 500 | --skip-recipe] | --all");
        return 2;
}
