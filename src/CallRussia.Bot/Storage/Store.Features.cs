using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Core;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Storage;

/// <summary>Who keeps what, as the store was opened.</summary>
public sealed partial class Store
{
    private static Ledgers Kept(StoreOptions options)
    {
        var regions = new BankRegions(options.Regions);
        var open = new OpenRegions(options.Rules, regions);
        var honeytokens = new Honeytokens(regions, open, options.IsCalled);
        var picker = new Picker(options.Rules, regions, open, honeytokens, options.IsCalled);
        return new Ledgers(
        [
            new MailLedger(),
            new BankLedger(),
            new AuditLedger(),
            new CallingLedger(options.Rules, regions, picker),
            new OrganizingLedger(),
            new ModerationLedger(),
            new EditingLedger(),
            new GuidanceLedger(),
            new WatchingLedger(),
        ]);
    }
}
