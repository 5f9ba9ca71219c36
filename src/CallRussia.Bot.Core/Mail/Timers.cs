using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>A trigger that comes in at its time.</summary>
/// <param name="Id">Another one for every setting: one that was replaced or taken off after it was read as due is no longer there when it comes to be taken.</param>
/// <param name="Trigger">Null when this version of the program doesn't know it; <paramref name="Unknown"/> names it then.</param>
public sealed record KeptTimer(VolunteerId Volunteer, string Name, long Id, DateTimeOffset Due, Trigger? Trigger, string Unknown = "");

/// <summary>Timers by volunteer and name. A timer's Incoming is <c>t{id}</c>.</summary>
public static class Timers
{
    private const char Prefix = 't';

    public static readonly Table<(VolunteerId Volunteer, string Name), KeptTimer> Table = new(
        "timer", timer => (timer.Volunteer, timer.Name), key => Key.Of(key.Volunteer.Value, key.Name),
        static (to, timer) => to.Long(timer.Volunteer.Value).Text(timer.Name).Long(timer.Id).Time(timer.Due).Named(timer.Trigger!),
        static (ref RecordReader from) =>
        {
            var (volunteer, name, id, due) = (new VolunteerId(from.Long()), from.Text(), from.Long(), from.Time());
            return new KeptTimer(volunteer, name, id, due, from.Named<Trigger>(out var unknown), unknown);
        })
    {
        HasByteKeys = true,
        OwnedBy = new Owner<KeptTimer>(Of, static (kept, _, timer) => kept.Remove(Table!, (timer.Volunteer, timer.Name)))
        {
            Section = "Reminders",
            Show = static timer => new { Key = timer.Name, timer.Due },
        },
    };

    public static readonly TableIndex<KeptTimer> ByDue = Table.By("due", static timer => Key.Of(timer.Due.UtcTicks, timer.Id), hasByteKeys: true);

    /// <summary>So long after its time a timer is anybody's.</summary>
    private static readonly TimeSpan s_left = TimeSpan.FromSeconds(20);

    private static readonly Sequence s_ids = new("timer");

    public static void Set(ITransaction kept, VolunteerId volunteer, string name, DateTimeOffset due, Trigger trigger) =>
        kept.Put(Table, new KeptTimer(volunteer, name, kept.Next(s_ids), due, trigger));

    /// <returns>False when there is one of that name: it stays.</returns>
    public static bool SetMissing(ITransaction kept, VolunteerId volunteer, string name, DateTimeOffset due, Trigger trigger)
    {
        if (kept.Has(Table, (volunteer, name))) return false;
        Set(kept, volunteer, name, due, trigger);
        return true;
    }

    /// <summary>What was to come later comes at once.</summary>
    public static void Hasten(ITransaction kept, VolunteerId volunteer, string name, DateTimeOffset at)
    {
        if (kept.Find(Table, (volunteer, name)) is { } timer && timer.Due > at) kept.Put(Table, timer with { Due = at });
    }

    public static void TakeOff(ITransaction kept, VolunteerId volunteer, string name) => kept.RemoveUnseen(Table, (volunteer, name));

    /// <summary>All timers whose names begin so.</summary>
    public static void TakeOffBeginning(ITransaction kept, VolunteerId volunteer, string beginning)
    {
        foreach (var timer in kept.Range(Table, KeyRange.Beginning(volunteer.Value, beginning)).ToList()) TakeOff(kept, volunteer, timer.Name);
    }

    /// <summary>Its time came.</summary>
    /// <returns>False when it is no longer set.</returns>
    public static bool Take(ITransaction kept, VolunteerId volunteer, long id) =>
        Of(kept, volunteer).FirstOrDefault(timer => timer.Id == id) is { } found && kept.Remove(Table, (volunteer, found.Name));

    /// <summary>The same, of a due one, without knowing whose it is.</summary>
    public static void Drop(ITransaction kept, long id)
    {
        if (kept.All(ByDue).FirstOrDefault(timer => timer.Id == id) is { } found) TakeOff(kept, found.Volunteer, found.Name);
    }

    /// <summary>
    /// Those due of these people that a bot takes up, oldest first: its own at once, and after a while whatever nobody took, for a lease ends also while its bot is down.
    /// </summary>
    public static IEnumerable<KeptTimer> Due(ITransaction kept, BotId bot, Share share, DateTimeOffset now) =>
        Due(kept, now).Where(timer => share.Has(timer.Volunteer) && (now - timer.Due > s_left || Bots.Of(kept, timer.Volunteer) == bot));

    private static IEnumerable<KeptTimer> Due(ITransaction kept, DateTimeOffset now) => kept.Range(ByDue, new KeyRange(KeyRange.AllBytes.From, Key.Of(now.UtcTicks, long.MaxValue)));

    /// <summary>What comes in when its time has come.</summary>
    public static Incoming Incoming(KeptTimer timer) => new($"{Prefix}{timer.Id}", timer.Volunteer, timer.Trigger!, timer.Due);

    /// <summary>Null when it is not set.</summary>
    public static DateTimeOffset? DueOf(ITransaction kept, VolunteerId volunteer, string name) => kept.Find(Table, (volunteer, name))?.Due;

    public static IEnumerable<KeptTimer> Of(ITransaction kept, VolunteerId volunteer) => kept.Range(Table, KeyRange.Beginning(volunteer.Value));

    /// <summary>The timer's id, when the Incoming is one of a timer.</summary>
    public static long? IdOf(string incoming) =>
        incoming.Length > 1 && incoming[0] == Prefix && long.TryParse(incoming.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
