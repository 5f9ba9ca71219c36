using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>A talk that is over, as one of the two may still report it.</summary>
public sealed record PastTalk(VolunteerId Who, long Talk, TalkKind Kind, VolunteerId With, DateTimeOffset At);

/// <summary>Talks that are over: whoever was hurt at the end of one can still say so.</summary>
public static class PastTalks
{
    public static readonly Table<(VolunteerId Who, long Talk), PastTalk> Table = new(
        "past_talk", past => (past.Who, past.Talk), key => Key.Of(key.Who.Value, key.Talk),
        static (to, past) => to.Long(past.Who.Value).Long(past.Talk).Long((int)past.Kind).Long(past.With.Value).Time(past.At),
        static (ref RecordReader from) => new PastTalk(new VolunteerId(from.Long()), from.Long(), (TalkKind)from.Int(), new VolunteerId(from.Long()), from.Time()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<PastTalk>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Beginning(volunteer.Value)).Concat(kept.Range(With!, KeyRange.Only(Key.Of(volunteer.Value)))),
            static (kept, _, past) => kept.Remove(Table!, (past.Who, past.Talk)))
        {
            Section = "TalksThatEnded",
            Tell = static (kept, volunteer) =>
                kept.Range(Table!, KeyRange.Beginning(volunteer.Value)).Select(past => new { Kind = past.Kind.ToString(), past.At }).ToList(),
        },
        KeptFor = new Expiry<PastTalk>(
            static (kept, retention, now) => kept.Range(ByEnd!, KeyRange.Numbers(0, (now - retention.PastTalks).UtcTicks)), static (kept, past) => kept.Remove(Table!, (past.Who, past.Talk)))
        {
            Period = static retention => retention.PastTalks,
        },
    };

    public static readonly TableIndex<PastTalk> With = Table.By("with", static past => Key.Of(past.With.Value));

    public static readonly TableIndex<PastTalk> ByEnd = Table.By("end", static past => Key.Of(past.At.UtcTicks));

    public static PastTalk? Find(ITransaction kept, VolunteerId who, long talk) => kept.Find(Table, (who, talk));

    public static void Add(ITransaction kept, TalkSide side, DateTimeOffset at)
    {
        kept.Put(Table, new PastTalk(side.Who, side.Talk, side.Kind, side.With, at));
        kept.Put(Table, new PastTalk(side.With, side.Talk, side.Other, side.Who, at));
    }
}
