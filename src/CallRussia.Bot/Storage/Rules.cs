using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Core.Wellbeing;

namespace CallRussia.Bot.Storage;

/// <summary>Who keeps what and how long, and the rules that are asked beside the conversations.</summary>
public sealed class Rules
{
    /// <param name="only">For tests of engines: these ledgers instead of the features'.</param>
    public Rules(StoreOptions options, Ledgers? only = null)
    {
        Regions = new BankRegions(options.Regions);
        var open = new OpenRegions(options.Rules, Regions);
        var honeytokens = new Honeytokens(Regions, open, options.IsCalled);
        var picker = new Picker(options.Rules, Regions, open, honeytokens, options.IsCalled);
        Retention = options.Retention;
        Stock = new Stock(Regions);
        Bank = new BankDesk(Regions, open, Stock, honeytokens);
        Course = new BroadcastCourse(options.Broadcasts);
        Ledgers = only ?? new Ledgers(
        [
            new MailLedger(),
            new BankLedger(),
            new AuditLedger(),
            new ChangesLedger(),
            new CallingLedger(options.Rules, Regions, picker),
            Bank,
            new OrganizingLedger(Stock, Regions, () => Ledgers!),
            new ModerationLedger(),
            new EditingLedger(),
            new GuidanceLedger(),
            new CommunityLedger(),
            new WatchingLedger(),
            new BroadcastingLedger(options.Broadcasts),
            new ReportingLedger(Regions),
            new WellbeingLedger(options.Rules.Hours, Regions),
            new PersonalLedger(() => Ledgers!),
            new SilenceLedger(() => Ledgers!),
        ]);
    }

    public Ledgers Ledgers { get; }

    public Retention Retention { get; }

    public BankRegions Regions { get; }

    public Stock Stock { get; }

    public BankDesk Bank { get; }

    public BroadcastCourse Course { get; }
}
