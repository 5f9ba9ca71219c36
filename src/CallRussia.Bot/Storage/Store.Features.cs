using CallRussia.Bot.Core;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Storage;

/// <summary>Who keeps what, as the store was opened.</summary>
public sealed partial class Store
{
    private static Ledgers Kept(StoreOptions options) => new([new MailLedger(), new AuditLedger()]);
}
