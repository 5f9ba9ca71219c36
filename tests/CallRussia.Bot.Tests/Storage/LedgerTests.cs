using System.Collections;
using System.Reflection;
using CallRussia.Bot.Core;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What the features declare of what they keep and answer: nothing is forgotten by hand-kept lists.</summary>
public sealed class LedgerTests : IAsyncDisposable
{
    /// <summary>Records that name somebody and that nobody's /forget touches, each with its reason.</summary>
    private static readonly Dictionary<string, string> Ownerless = new()
    {
        ["broadcast"] = "Who wrote and approved what went to many stays, as in the audit log: others rely on it.",
        ["lever"] = "Who stopped something for everybody answers for it until it goes on; it is told to organizers only.",
    };

    /// <summary>People are ids; where a record holds a plain number for one, it is called so.</summary>
    private static readonly HashSet<string> NamesOfPeople = ["Volunteer", "Who", "By", "Chat", "KeptFor", "DoubtedBy"];

    private readonly StoreBench _bench = new((_, options) => Bot.Storage.Store.InMemory(options, null, out MemoryEngine _));

    private Ledgers Ledgers => new Rules(_bench.Options).Ledgers;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Every_ask_has_exactly_one_answerer()
    {
        var asks = typeof(Ask).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Ask)) && !type.IsAbstract).ToList();
        Assert.NotEmpty(asks);
        // Two for one ask don't come into the list of all: it throws.
        Assert.Equal([], asks.Except(Ledgers.Asks).Select(ask => ask.Name));
    }

    [Fact]
    public void Every_table_has_a_name_of_its_own()
    {
        var tables = Ledgers.Tables;
        Assert.Equal(tables.Select(table => table.Name).Distinct(StringComparer.Ordinal), tables.Select(table => table.Name));
    }

    [Fact]
    public void Every_record_that_names_a_person_has_an_owner_or_says_why_not()
    {
        var named = Ledgers.Tables.Where(table => Names(RecordOf(table), [])).ToList();
        Assert.Contains(named, table => table.Name == "chat");
        Assert.Equal(Ownerless.Keys.Order(), named.Where(table => table.Owner is null).Select(table => table.Name).Order());
    }

    [Fact]
    public void Each_section_of_my_data_is_one_table_s()
    {
        var sections = Ledgers.Tables.Select(table => table.Owner?.Section).OfType<string>().ToList();
        Assert.Contains("HandOuts", sections);
        Assert.Equal(sections.Distinct(StringComparer.Ordinal), sections);
    }

    private static Type RecordOf(Table table) => table.GetType().GetGenericArguments()[1];

    private static bool Names(Type type, HashSet<Type> seen)
    {
        if (type == typeof(VolunteerId)) return true;
        if (!type.FullName!.StartsWith("CallRussia.", StringComparison.Ordinal) || !seen.Add(type)) return false;
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => IsPlainId(property) || Parts(property.PropertyType).Any(part => Names(part, seen)));
    }

    private static bool IsPlainId(PropertyInfo property) =>
        NamesOfPeople.Contains(property.Name) && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(long);

    /// <summary>The type itself, without what only says that it may be missing or that there are many.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        Nullable.GetUnderlyingType(type) is { } present ? [present]
        : type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()
        : [type];
}
