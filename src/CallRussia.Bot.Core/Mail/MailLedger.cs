using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Mail;

/// <summary>What came in, where every conversation is, and what is to go out. Nobody asks for it in a turn.</summary>
public sealed class MailLedger : Ledger
{
    public override IReadOnlyList<Table> Tables =>
        [Inbox.Updates, Inbox.Seen, Inbox.Done, Inbox.Taps, Timers.Table, Outbox.Table, Handovers.Table, Arrivals.Table, Divisions.Table, Pauses.Table, Chats.Volunteers, Chats.Table, Bots.Table, Counts.Table];
}
