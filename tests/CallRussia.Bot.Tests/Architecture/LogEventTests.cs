using System.Reflection;
using CallRussia.Bot.Composition;
using CallRussia.Sandbox;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Tests.Architecture;

public sealed class LogEventTests
{
    /// <summary>Operators look a line up, and set alarms on it, by its number.</summary>
    [Fact]
    public void No_two_lines_of_the_log_have_the_same_event_id()
    {
        var lines = new[] { typeof(BotHost).Assembly, typeof(SandboxServer).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (method.Name, Id: method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(line => line.Id is not null)
            .ToList();

        Assert.Contains(lines, line => line.Id == 4001);
        Assert.Empty(lines.GroupBy(line => line.Id).Where(same => same.Count() > 1).Select(same => string.Join(", ", same.Select(line => line.Name))));
    }
}
