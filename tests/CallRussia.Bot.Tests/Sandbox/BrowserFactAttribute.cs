namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>A fact that needs a browser: Chromium at /usr/bin/chromium or where the variable CHROMIUM says. Without one it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Executable))
        {
            Skip = $"There is no Chromium at {Executable}; install it or set CHROMIUM to its path.";
        }
    }

    public static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";
}

/// <summary>The same with several data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
