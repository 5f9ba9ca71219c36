using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What the host has to say to a group.</summary>
/// <param name="OutAt">Null until a moderator has read it.</param>
public sealed record GroupNews(long Id, long Group, VolunteerId By, string Words, DateTimeOffset At, DateTimeOffset? OutAt = null)
{
    /// <summary>A screen holds it beside the rest.</summary>
    public const int Longest = 1_000;

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => $"news {Id}";
}

/// <summary>The news of groups: one that stands, and one that waits to be read, of each group at most.</summary>
public static class GroupNewsBoard
{
    public static readonly Table<long, GroupNews> Table = new(
        "group_news", news => news.Id, Key.Of,
        static (to, news) => to.Long(news.Id).Long(news.Group).Long(news.By.Value).Text(news.Words).Time(news.At).Time(news.OutAt),
        static (ref RecordReader from) => new GroupNews(from.Long(), from.Long(), new VolunteerId(from.Long()), from.Text(), from.Time(), from.TimeOrNull()))
    {
        OwnedBy = new Owner<GroupNews>(
            static (kept, volunteer) => kept.Range(ByHost!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, news) => kept.Remove(Table!, news.Id))
        {
            Section = "GroupNews",
            Show = static news => new { news.Words, news.At, news.OutAt },
        },
        KeptFor = new Expiry<GroupNews>(
            static (kept, retention, now) => kept.Range(ByTime!, KeyRange.Numbers(0, (now - retention.GroupNews).UtcTicks)), static (kept, news) => kept.Remove(Table!, news.Id))
        {
            Period = static retention => retention.GroupNews,
        },
    };

    public static readonly TableIndex<GroupNews> ByHost = Table.By("by", static news => Key.Of(news.By.Value));

    public static readonly TableIndex<GroupNews> ByGroup = Table.By("group", static news => Key.Of(news.Group));

    public static readonly TableIndex<GroupNews> ByTime = Table.By("at", static news => Key.Of(news.At.UtcTicks));

    /// <summary>Those that wait to be read, the longest first.</summary>
    public static readonly TableIndex<GroupNews> Waiting = Table.By("waits", static news => news.OutAt is null ? Key.Of(news.Id) : null);

    private static readonly Sequence s_ids = new("group_news");

    public static IEnumerable<GroupNews> Of(ITransaction kept, long group) => kept.Range(ByGroup, KeyRange.Only(Key.Of(group)));

    /// <summary>What stands there now: of whoever is kept out nothing does, as long as that lasts.</summary>
    public static GroupNews? Out(ITransaction kept, long group) => Of(kept, group).FirstOrDefault(news => news.OutAt is not null && !Belonging.IsKeptOut(kept, news.By));

    public static bool IsWaiting(ITransaction kept, long group) => Of(kept, group).Any(news => news.OutAt is null);

    public static GroupNews Add(ITransaction kept, long group, VolunteerId by, string words, DateTimeOffset at)
    {
        var news = new GroupNews(kept.Next(s_ids), group, by, words, at);
        kept.Put(Table, news);
        return news;
    }

    /// <summary>It takes the place of what stood there.</summary>
    public static void Publish(ITransaction kept, GroupNews news, DateTimeOffset at)
    {
        foreach (var former in Of(kept, news.Group).Where(former => former.OutAt is not null).ToList()) kept.Remove(Table, former.Id);
        kept.Put(Table, news with { OutAt = at });
        Groups.Say(kept, news.Group, GroupWord.News);
    }
}
