using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Watching;

/// <summary>Alarms, and who wants to hear nothing of them.</summary>
public sealed class WatchingLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [Alarms.Table, Alarms.Mutes];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.InTurn<ReadAlarms>(static (kept, _, deed) => Alarms.Read(kept, deed.Who, deed.At)),
        Answerer.InTurn<MuteAlarm>(Alarms.Mute),
        Answerer.InTurn<UnmuteAlarms>(Alarms.Unmute),
    ];
}
