using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Who may be brought together with others, and when they are left in peace. Asked whenever two people meet.</summary>
internal static class Belonging
{
    /// <summary>Here, settled, not suspended, and without reports by two people that nobody looked at yet.</summary>
    public static bool IsIn(ITransaction kept, VolunteerId who) =>
        Chats.Volunteer(kept, who) is { Away: false, Standing: not Standing.Guest } && !IsKeptOut(kept, who);

    public static bool IsKeptOut(ITransaction kept, VolunteerId who) => Suspensions.Has(kept, who) || PersonReports.KeepOut(kept, who);

    /// <summary>With a number in hand: nothing makes a sound meanwhile.</summary>
    public static bool IsOnCall(ITransaction kept, VolunteerId who, DateTimeOffset at) => Callers.Open(kept, who) is { } lease && lease.Until > at;

    public static bool IsAsleep(Volunteer who, DateTimeOffset at) => VolunteerClock.NotAtNight(who.Zone ?? VolunteerClock.HomeZone, at) != at;

    /// <summary>What others say arrives without a sound.</summary>
    public static bool IsToBeQuiet(ITransaction kept, Volunteer who, DateTimeOffset at) => IsOnCall(kept, who.Id, at) || IsAsleep(who, at);

    /// <summary>The same of the one whose state it is.</summary>
    public static bool IsOnCall(State state) => Aside.From(state) is OnCall;
}
