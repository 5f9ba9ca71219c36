using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Simulation;
using CallRussia.Bot.Tests.Site;
using CallRussia.Bot.Tests.Storage;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("CallRussia.Bot.Tests.Support.LongestFirst", "CallRussia.Bot.Tests")]

namespace CallRussia.Bot.Tests.Support;

/// <summary>The classes that take longest begin first: one that began last would go on alone for minutes, with nothing for the other cores to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Some half of the suite's time, the longest first.</summary>
    private static readonly List<string> s_longest =
    [
        .. from type in new[]
           {
               typeof(PostgresStoreContract), typeof(DoorStoreContract), typeof(BadDaysProcessTests), typeof(YearTests), typeof(SiteLooksTests), typeof(LiteStoreContract),
               typeof(SqliteStoreContract), typeof(SeveralMachinesTests), typeof(WholeConversationTests), typeof(SimulationTests), typeof(MonthTests), typeof(SiteCallLooksTests),
           }
           select $"Test collection for {type.FullName}",
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => s_longest.IndexOf(collection.DisplayName) is >= 0 and var place ? place : s_longest.Count);
}
