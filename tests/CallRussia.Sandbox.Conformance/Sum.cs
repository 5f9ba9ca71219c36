namespace CallRussia.Sandbox.Conformance;

/// <summary>One line per client and step, and how many of each.</summary>
internal sealed class Sum
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public void Add(string client, string step, string? trouble)
    {
        Passed += trouble is null ? 1 : 0;
        Failed += trouble is null ? 0 : 1;
        Console.WriteLine($"{client,-22} {(trouble is null ? "ok    " : "FAILED")} {step}{(trouble is null ? "" : ": " + trouble)}");
    }
}
