using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>The programs that are compared, each as a process of its own.</summary>
internal static class Contestants
{
    /// <summary>Enough that no robot meets a budget: budgets are a rule, not a cost.</summary>
    private const string Plenty = "1000000";

    public static IReadOnlyDictionary<string, string> BotSettings(string store, SandboxServer? telegram) => new Dictionary<string, string>
    {
        ["Telegram__Token"] = telegram?.Token ?? "",
        ["Telegram__ApiUrl"] = telegram?.Address.ToString() ?? "http://127.0.0.1:1",
        ["Storage__Path"] = store,
        ["Storage__Key"] = "only demo numbers are in here",
        ["Calling__Brakes"] = "false",
        ["Calling__Budgets__Newcomer__PerHour"] = Plenty,
        ["Calling__Budgets__Newcomer__PerDay"] = Plenty,
        ["Calling__Budgets__Newcomer__BeforeQuiz"] = Plenty,
        ["Calling__Budgets__Caller__PerHour"] = Plenty,
        ["Calling__Budgets__Caller__PerDay"] = Plenty,
        ["Calling__Budgets__Trusted__PerHour"] = Plenty,
        ["Calling__Budgets__Trusted__PerDay"] = Plenty,
    };

    /// <summary>With 32 bytes for a key, so that no run waits for a passphrase to be stretched: that is a part of every start, not of an import.</summary>
    public static IReadOnlyDictionary<string, string> BankSettings(string store) =>
        new Dictionary<string, string>(BotSettings(store, telegram: null)) { ["Storage__Key"] = Convert.ToBase64String(new byte[32]) };

    /// <summary>Ours: everything kept before it is said.</summary>
    public static Child Bot(string store, SandboxServer telegram) => Bot(BotSettings(store, telegram));

    public static Child Bot(IReadOnlyDictionary<string, string> settings) => Bot(AppContext.BaseDirectory, settings);

    /// <summary>The same from a folder that was published, or of another build.</summary>
    public static Child Bot(string folder, string store, SandboxServer telegram) =>
        Bot(folder, BotSettings(store, telegram));

    public static Child Bot(string folder, IReadOnlyDictionary<string, string> settings) => Child.Start("dotnet", [Path.Combine(folder, "CallRussia.Bot.dll"), "run"], settings);

    /// <summary>What most tutorials teach: see <see cref="PlainRecipe"/>.</summary>
    public static Child Plain(SandboxServer telegram) =>
        Child.Dotnet("CallRussia.Bot.Benchmarks.dll", [PlainRecipe.Verb, telegram.Address.ToString(), telegram.Token]);

    /// <param name="folder">Where `npm install grammy` was done.</param>
    public static Child Grammy(SandboxServer telegram, string folder) => Child.Start(
        "node",
        [Path.Combine(AppContext.BaseDirectory, "References", "grammy.cjs")],
        new Dictionary<string, string>
        {
            ["API_URL"] = telegram.Address.ToString().TrimEnd('/'),
            ["TOKEN"] = telegram.Token,
            ["RECIPE"] = PlainRecipe.Texts(),
        },
        folder);

    /// <summary>Fills a new store through the verb that an organizer uses.</summary>
    public static async Task<(IReadOnlyList<string> Output, TimeSpan Took)> Import(string store, string file)
    {
        await using var import = Child.Dotnet("CallRussia.Bot.dll", ["import", file], BotSettings(store, telegram: null));
        return await import.Finish();
    }
}
