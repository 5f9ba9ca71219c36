using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Personal;

/// <summary>What volunteers ask about themselves. It keeps nothing of its own: what is kept of them lies with the features.</summary>
/// <param name="ledgers">All of them.</param>
public sealed class PersonalLedger(Func<Ledgers> ledgers) : Ledger
{
    private readonly PersonalDesk _desk = new(ledgers);

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.InTurn<CountProgress>(PersonalDesk.Progress), Answerer.InTurn<GatherMyData>(_desk.Gather), Answerer.InTurn<EraseMe>(_desk.Erase),
        Answerer.InTurn<LookAtWishes>(Look), Answerer.InTurn<TellRisk>(static (_, _, _) => new RiskComesFirst()),
    ];

    private static WishesSeen Look(ITransaction kept, LookAtWishes ask, Deed deed) => new(BankRegions.Left(kept), ask.Page);
}
