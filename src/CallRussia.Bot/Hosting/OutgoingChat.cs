using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Hosting;

/// <summary>One chat of <see cref="Outgoing"/>: what waits for it, and when the next of it may go.</summary>
internal sealed class OutgoingChat(VolunteerId volunteer)
{
    /// <summary>
    /// New messages to one chat: Telegram wants about one a second and allows short bursts. Edits are not counted: they are
    /// what people see when they tap.
    /// </summary>
    private const int Burst = 5;

    private static readonly TimeSpan PerMessage = TimeSpan.FromSeconds(1);

    /// <summary>Telegram wants 20 a minute at most in a group.</summary>
    private static readonly TimeSpan PerGroupMessage = TimeSpan.FromSeconds(3);

    /// <summary>When new messages may burst again; each message moves it a second ahead.</summary>
    private TimeSpan _spentUntil;

    public VolunteerId Volunteer { get; } = volunteer;
    public PriorityQueue<Delayed, (Urgency, long)> Waiting { get; } = new();
    public TimeSpan PausedUntil { get; set; }
    public Delivery? UnderWay { get; set; }

    /// <summary>Moves whenever what is queued for the chat is outdated.</summary>
    public int Stamp { get; set; }

    public Delivery Head => Waiting.Peek().Delivery;

    private TimeSpan Each => Volunteer.IsGroup ? PerGroupMessage : PerMessage;

    public static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    public TimeSpan NotBefore(TimeSpan now, TimeSpan pausedUntil)
    {
        var waited = Later(PausedUntil, pausedUntil);
        if (Waiting.Count == 0) return waited;
        var pace = IsNew(Head) && _spentUntil - now > Each * (Burst - 1) ? _spentUntil - (Each * (Burst - 1)) : now;
        return Later(waited, Later(pace, Waiting.Peek().NotBefore));
    }

    public Delivery Take(TimeSpan now)
    {
        var delivery = Waiting.Dequeue().Delivery;
        UnderWay = delivery;
        if (IsNew(delivery)) Spend(now);
        return delivery;
    }

    public bool Has(long id) => UnderWay?.Id == id || Waiting.UnorderedItems.Any(waiting => waiting.Element.Delivery.Id == id);

    /// <summary>These are not sent from here any more.</summary>
    public void Drop(Func<Delivery, bool> which)
    {
        var left = Waiting.UnorderedItems.Where(waiting => !which(waiting.Element.Delivery)).ToList();
        Waiting.Clear();
        Waiting.EnqueueRange(left);
    }

    public void Spend(TimeSpan now) => _spentUntil = Later(_spentUntil, now) + Each;

    public bool IsRested(TimeSpan now) => PausedUntil <= now && _spentUntil <= now;

    private static bool IsNew(Delivery delivery) => delivery.Kind.IsNew();

    internal readonly record struct Delayed(Delivery Delivery, TimeSpan NotBefore);
}
