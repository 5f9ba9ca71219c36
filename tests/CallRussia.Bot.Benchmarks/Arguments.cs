using System.Globalization;

namespace CallRussia.Bot.Benchmarks;

/// <summary>What stands after the verb: <c>--name 12</c>.</summary>
internal sealed class Arguments(string[] args)
{
    public int Whole(string name, int fallback)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : fallback;
    }

    public bool Has(string name) => Array.IndexOf(args, name) >= 0;

    public string? Words(string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
