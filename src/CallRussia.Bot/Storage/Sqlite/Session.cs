using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Broadcasting;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Guidance;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.Moderation;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Volunteers;
using CallRussia.Bot.Storage.Watching;
using AuditLog = CallRussia.Bot.Storage.Organizing.AuditLog;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>One connection and the tables seen through it. The writer has one, every reader has one.</summary>
internal sealed class Session : IDisposable
{
    private long _seenVersion;

    public Session(Database database, Keys keys, Wording wording, StoreOptions options)
    {
        Database = database;
        Vault = new Vault(keys);
        Inbox = new Inbox(database, Vault);
        Conversations = new Conversations(database, Vault, wording, options.Log);
        Timers = new Timers(database, Vault, wording, options.Log);
        Outbox = new Outbox(database, Vault, Conversations, Timers);
        Pauses = new Pauses(database);
        Regions = new BankRegions(database, options.Regions, options.Log);
        Blocks = new Blocks(database, Vault);
        Lanes = new Lanes(database, Vault.Order);
        Segments = new Segments(database);
        LaneSearch = new LaneSearch(Blocks, Segments);
        Counts = new RunningCounts(database);
        Numbers = new NumberRows(database, Counts);
        DoNotCall = new DoNotCallRegister(database, Vault);
        Leases = new LeaseRows(database, Vault, Counts);
        Audit = new AuditLog(database, Vault);
        Honeytokens = new Honeytokens(database, Vault, Numbers, Regions);
        Suspensions = new Suspensions(database, Vault);
        Withdrawals = new Withdrawals(database, Vault, Numbers);
        RoleOffers = new RoleOffers(database);
        Problems = new Problems(database, Vault);
        Orders = new FileOrders(database, Vault);
        Looks = new Looks(database);
        Alarms = new AlarmRows(database);
        Pulses = new Pulses(database);
        Levers = new Levers(database, Regions);
        LeverWaits = new LeverWaits(database, Timers, Suspensions);
        Objections = new Objections(database, Leases, Regions);
        FactChanges = new FactChanges(database, Audit, Timers, Conversations);
        Broadcasts = new Broadcasts(database, Vault, wording);
        Recipients = new BroadcastDeliveries(database);
        Audiences = new Audiences(database, options.Broadcasts);
        Organizers = new Organizers(Conversations, options.Broadcasts);
        Course = new BroadcastCourse(this);
        Answers = new Answers(this, options);
    }

    public Database Database { get; }
    public Vault Vault { get; }
    public Inbox Inbox { get; }
    public Conversations Conversations { get; }
    public Timers Timers { get; }
    public Outbox Outbox { get; }
    public Pauses Pauses { get; }
    public BankRegions Regions { get; }
    public Blocks Blocks { get; }
    public Lanes Lanes { get; }
    public Segments Segments { get; }
    public LaneSearch LaneSearch { get; }
    public RunningCounts Counts { get; }
    public NumberRows Numbers { get; }
    public DoNotCallRegister DoNotCall { get; }
    public LeaseRows Leases { get; }
    public AuditLog Audit { get; }
    public Honeytokens Honeytokens { get; }
    public Suspensions Suspensions { get; }
    public Withdrawals Withdrawals { get; }
    public RoleOffers RoleOffers { get; }
    public Problems Problems { get; }
    public FileOrders Orders { get; }
    public Looks Looks { get; }
    public AlarmRows Alarms { get; }
    public Pulses Pulses { get; }
    public Levers Levers { get; }
    public LeverWaits LeverWaits { get; }
    public Objections Objections { get; }
    public FactChanges FactChanges { get; }
    public Broadcasts Broadcasts { get; }
    public BroadcastDeliveries Recipients { get; }
    public Audiences Audiences { get; }
    public Organizers Organizers { get; }
    public BroadcastCourse Course { get; }
    public Answers Answers { get; }

    /// <summary>At the start of a transaction: what another process committed (an import beside the bot) makes memory stale.</summary>
    public void Begin()
    {
        var version = Database.Scalar("PRAGMA data_version");
        if (version != _seenVersion) Forget();
        _seenVersion = version;
    }

    /// <summary>At the end of a transaction or of a part of one: what memory has gathered is written with it.</summary>
    public void Finish() => Counts.Write();

    /// <summary>After a rollback: everything in memory is read anew.</summary>
    public void Forget()
    {
        Counts.Forget();
        Leases.Forget();
        Lanes.Forget();
        Regions.Forget();
        Levers.Forget();
        LeverWaits.Forget();
    }

    public void Dispose()
    {
        Database.Dispose();
        Vault.Dispose();
    }
}
