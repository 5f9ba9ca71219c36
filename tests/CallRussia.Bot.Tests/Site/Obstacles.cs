using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CallRussia.Bot.Tests.Site;

/// <summary>What on a page stands in the way of people who see, hear or move differently.</summary>
internal static class Obstacles
{
    // All rules are asked. Where everything else stands on the page would take longer to tell than to look at.
    private static readonly AxeRunOptions s_told = new() { ResultTypes = [ResultType.Violations] };

    public static async Task<IEnumerable<string>> On(IPage page)
    {
        var found = await page.RunAxe(s_told);
        return found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{page.Url}: {violation.Id} {node.Target} {node.Html}"));
    }
}
