using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>
/// The organizers' desk in the chat: the bank, do-not-call, sources, people to look at, honeytokens, files. It stands beside whatever
/// was going on, a call too, and leads back there. Nobody else gets here: see <see cref="IForOrganizers"/>.
/// </summary>
public sealed record OrganizingFeature(NumberingPlan Plan) : Feature("or")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["menu"] = typeof(AtMenu),
        ["desk"] = typeof(AtDesk),
        ["naming"] = typeof(Naming),
        ["reason"] = typeof(GivingReason),
        ["sure"] = typeof(Confirming),
        ["file"] = typeof(AwaitingFile),
        ["offered"] = typeof(FileOffered),
        ["taking"] = typeof(TakingFile),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["m"] = typeof(DeskAsked),
        ["p"] = typeof(PageAsked),
        ["n"] = typeof(NameWanted),
        ["d"] = typeof(ErrandWanted),
        ["y"] = typeof(ErrandConfirmed),
        ["f"] = typeof(FileWanted),
    };

    public override IReadOnlyList<Command> Commands { get; } =
    [
        new("organize", new DeskAsked(), ShownTo.Team),
        new("import", new FileWanted(FilePurpose.Import), ShownTo.Team),
    ];

    public override void Declare(Dialogue dialogue)
    {
        Open(dialogue);
        Leave(dialogue);
        Name(dialogue);
        Confirm(dialogue);
        End(dialogue);
        Order(dialogue);
        Take(dialogue);
    }

    private static void Open(Dialogue dialogue)
    {
        dialogue.In<AtMenu>()
            .Shows((_, scene) => DeskScreens.Menu(scene.Role))
            .Permit<Cancelled, State>((menu, _, _) => Go.To(menu.Return))
            .Permit<Started, State>((menu, _, _) => Go.To(menu.Return));

        dialogue.In<Settled>()
            // Whoever was given a role since the menu of commands was offered finds its commands there from now on.
            .Permit<DeskAsked, AtMenu>((state, _, _) => Go.To(new AtMenu(Aside.From(state)), new Effect.OfferCommands()))
            .Permit<PageAsked, AtDesk>((state, asked, _) => Open(state, asked))
            .Permit<FileWanted, AwaitingFile>((state, wanted, _) => new AwaitingFile(Aside.From(state), wanted.Purpose))
            // Wherever a person is shown: in a report, under a forwarded message.
            .PermitIf<ErrandWanted, GivingReason>((_, wanted, _) => wanted.Kind.IsOnPerson(), "a person", (state, wanted, _) =>
                Why(Aside.From(state), new Errand(wanted.Kind, Id: wanted.Id)))
            .PermitIf<FileSent, FileOffered>((_, file, _) => NumberFile.Problem(file) == FileProblem.None, "may be numbers", (state, file, _) =>
                new FileOffered(Aside.From(state), file.FileId, NumberFile.NameOf(file)))
            .PermitIf<FileSent, AwaitingFile>((_, file, _) => NumberFile.Problem(file) != FileProblem.None, "no numbers", (state, file, _) =>
                new AwaitingFile(Aside.From(state), FilePurpose.Import, NumberFile.Problem(file)));

        dialogue.In<AtDesk>()
            .Shows((desk, scene) => DeskScreens.Standing(desk.Page, scene.Role))
            .Stay<BankSeen>((desk, seen, scene) => [new Effect.Overlay(
                desk.Page == DeskPage.Regions ? BankScreens.Regions(seen.Status, desk.Item) : BankScreens.Overview(seen.Status, scene))])
            .Stay<SourcesSeen>((desk, seen, scene) => [new Effect.Overlay(
                desk.Page == DeskPage.Source ? BankScreens.Source(seen, desk.Item, scene) : BankScreens.Sources(seen, desk.Item, scene))])
            .Stay<PeopleSeen>((desk, seen, scene) => [new Effect.Overlay(
                desk.Page == DeskPage.Suspended ? PeopleScreens.Suspended(seen, desk.Item, scene) : PeopleScreens.ToLookAt(seen, desk.Item, scene))]);
    }

    private static Decision<AtDesk> Open(State state, PageAsked asked)
    {
        var decision = Go.To(new AtDesk(Aside.From(state), asked.Page, asked.Item));
        if (state is not Desk) decision = decision.With(new Effect.OfferCommands());
        return asked.Page switch
        {
            DeskPage.Bank or DeskPage.Regions => decision.With(new LookAtBank()),
            DeskPage.Sources or DeskPage.Source => decision.With(new LookAtSources()),
            DeskPage.People or DeskPage.Suspended => decision.With(new LookAtPeople()),
            _ => decision,
        };
    }

    private static void Leave(Dialogue dialogue) => dialogue.In<Desk>()
        .Permit<Cancelled, State>((desk, _, _) => Go.To(desk.Return))
        .Permit<Started, State>((desk, _, _) => Go.To(desk.Return))
        .PermitIf<NameWanted, Naming>((_, wanted, _) => wanted.Kind.IsOnNumber() || wanted.Kind == ErrandKind.Suspend, "can be typed", (desk, wanted, _) =>
            new Naming(desk.Return, wanted.Kind))
        .PermitIf<ErrandWanted, GivingReason>((_, wanted, _) => wanted.Kind == ErrandKind.Withdraw || wanted.Kind.IsOnPerson(), "can be chosen", (desk, wanted, _) =>
            Why(desk.Return, new Errand(wanted.Kind, Id: wanted.Id)));

    private void Name(Dialogue dialogue)
    {
        dialogue.In<Naming>()
            .Shows((naming, _) => ErrandScreens.Name(naming))
            .PermitIf<Typed, Naming>((naming, typed, _) => Problem(naming, typed) != Refusal.None, "unreadable", (naming, typed, _) =>
                naming with { Problem = Problem(naming, typed) })
            .PermitIf<Typed, GivingReason>((naming, typed, _) => IsNamed(naming, typed) && naming.Kind.NeedsReason(), "why?", (naming, typed, _) =>
                Why(naming.Return, Named(naming, typed)))
            .PermitIf<Typed, Confirming>((naming, typed, _) => IsNamed(naming, typed) && naming.Kind is ErrandKind.Close or ErrandKind.Plant or ErrandKind.Unplant, "sure?", (naming, typed, _) =>
                new Confirming(naming.Return, Named(naming, typed)))
            // Only a look: nothing to confirm.
            .StayIf<Typed>((naming, typed, _) => IsNamed(naming, typed) && naming.Kind == ErrandKind.Trace, "a look", (naming, typed, _) =>
                [Named(naming, typed).Ask("")]);

        dialogue.In<GivingReason>()
            .Shows((giving, _) => ErrandScreens.Reason(giving))
            // Whether they may is said before they are asked why.
            .PermitIf<PersonSeen, GivingReason>((giving, seen, scene) => IsOpen(giving.Errand, seen, scene), "may", (giving, seen, _) =>
                giving with { Errand = giving.Errand with { Had = seen.Role } })
            .PermitIf<PersonSeen, AtPerson>((giving, seen, scene) => !IsOpen(giving.Errand, seen, scene), "may not", (giving, seen, scene) =>
                Go.To(new AtPerson(giving.Return, giving.Errand.Id), new Effect.Overlay(PersonScreens.One(seen, scene))))
            .PermitIf<Typed, GivingReason>((_, typed, _) => !Reasons.IsFit(typed.Words), "unfit", (giving, _, _) => giving with { Refused = true })
            .PermitIf<Typed, Confirming>((_, typed, _) => Reasons.IsFit(typed.Words), "fit", (giving, typed, _) => Go.To(
                new Confirming(giving.Return, giving.Errand, typed.Words.Trim()), giving.Errand.Kind == ErrandKind.Withdraw ? [new LookAtSources()] : []));
    }

    /// <summary>Of a person it is looked up first whether that may be done to them.</summary>
    private static Decision<GivingReason> Why(State from, Errand errand) => errand.Kind.IsOnPerson()
        ? Go.To(new GivingReason(from, errand), new LookAtPerson(new VolunteerId(errand.Id)))
        : new GivingReason(from, errand);

    private static bool IsOpen(Errand errand, PersonSeen seen, Scene scene) => errand.Kind == ErrandKind.Suspend
        ? seen.IsKnown && Rights.MaySuspend(scene.Role, seen.RoleIn(scene))
        : seen.Suspended is not null && Rights.MayRestore(scene.Role, seen.Who == scene.Volunteer.Id);

    private static void Confirm(Dialogue dialogue) => dialogue.In<Confirming>()
        .Shows((sure, _) => ErrandScreens.Confirm(sure))
        // What leaves the bank is counted now, not when the list was read.
        .PermitIf<SourcesSeen, Confirming>((sure, seen, _) => Find(seen, sure.Errand.Id) is not null, "known", (sure, seen, _) =>
            sure with { Source = Find(seen, sure.Errand.Id) })
        .PermitIf<SourcesSeen, AtDesk>((sure, seen, _) => Find(seen, sure.Errand.Id) is null, "unknown", (sure, _, _) =>
            Done(sure, ErrandScreens.Said("source-unknown")))
        .Stay<ErrandConfirmed>((sure, _, _) => [sure.Errand.Ask(sure.Reason)]);

    /// <summary>What came of an errand is a page over its part of the desk.</summary>
    private static void End(Dialogue dialogue)
    {
        dialogue.In<Confirming>()
            .Permit<NumberClosed, AtDesk>((sure, closed, _) => Done(sure, ErrandScreens.Closed(closed)))
            .Permit<NumberReopened, AtDesk>((sure, reopened, _) => Done(sure, ErrandScreens.Said("reopened", reopened.Number)))
            .Permit<NumberNotClosed, AtDesk>((sure, open, _) => Done(sure, ErrandScreens.Said("not-closed", open.Number)))
            .Permit<HoneytokenPlanted, AtDesk>((sure, planted, _) => Done(sure, ErrandScreens.Said(planted.IsNew ? "planted" : "planted-before", planted.Number)))
            .Permit<HoneytokenUnplanted, AtDesk>((sure, unplanted, _) => Done(sure, ErrandScreens.Said(unplanted.WasPlanted ? "unplanted" : "not-planted", unplanted.Number)))
            .Permit<SourceWithdrawn, AtDesk>((sure, withdrawn, _) => Done(sure, ErrandScreens.Withdrawn(withdrawn.Source)))
            .Permit<SourceUnknown, AtDesk>((sure, _, _) => Done(sure, ErrandScreens.Said("source-unknown")))
            .Permit<VolunteerSuspended, AtDesk>((sure, suspended, _) => Done(sure, ErrandScreens.Suspended(suspended)))
            .Permit<VolunteerNotSuspended, AtDesk>((sure, not, _) => Done(sure, ErrandScreens.Said("not-suspended", not.Volunteer)))
            .Permit<VolunteerRestored, AtDesk>((sure, restored, _) => Done(sure, ErrandScreens.Said("restored", restored.Volunteer)))
            .Permit<VolunteerUnknown, AtDesk>((sure, unknown, _) => Done(sure, ErrandScreens.Said("volunteer-unknown", unknown.Volunteer)));

        dialogue.In<Naming>().Permit<HoneytokenTraced, AtDesk>((naming, traced, scene) => Go.To(
            new AtDesk(naming.Return, DeskPage.Honeytokens), new Effect.Overlay(PeopleScreens.Traced(traced, scene))));
    }

    private static void Order(Dialogue dialogue)
    {
        dialogue.In<AwaitingFile>()
            .Shows((awaiting, _) => FileScreens.Await(awaiting))
            .PermitIf<FileSent, AwaitingFile>((_, file, _) => NumberFile.Problem(file) != FileProblem.None, "no numbers", (awaiting, file, _) =>
                awaiting with { Problem = NumberFile.Problem(file), Columns = "" })
            .PermitIf<FileSent, TakingFile>((_, file, _) => NumberFile.Problem(file) == FileProblem.None, "may be numbers", (awaiting, file, _) =>
                Take(awaiting.Return, file.FileId, NumberFile.NameOf(file), awaiting.Purpose))
            .Permit<Typed, AwaitingFile>((awaiting, _, _) => awaiting with { Problem = FileProblem.NoFile, Columns = "" })
            .Permit<PhotoSent, AwaitingFile>((awaiting, _, _) => awaiting with { Problem = FileProblem.NoFile, Columns = "" })
            .Permit<Unsupported, AwaitingFile>((awaiting, _, _) => awaiting with { Problem = FileProblem.NoFile, Columns = "" });

        dialogue.In<FileOffered>()
            .Shows((offered, _) => FileScreens.Offer(offered))
            .Permit<FileWanted, TakingFile>((offered, wanted, _) => Take(offered.Return, offered.FileId, offered.Name, wanted.Purpose));
    }

    private static void Take(Dialogue dialogue)
    {
        dialogue.In<TakingFile>()
            .Shows((taking, _) => FileScreens.Taking(taking))
            .PermitIf<FileOrdered, TakingFile>((taking, _, _) => taking.Order == 0, "just sent", (taking, ordered, _) => taking with { Order = ordered.Order })
            .PermitIf<FileWentOn, TakingFile>((taking, on, _) => taking.Order == on.Order, "this file", (taking, on, _) =>
                taking with { Percent = on.Percent, Lines = on.Lines })
            .PermitIf<FileTaken, AtDesk>((taking, taken, _) => taking.Order == taken.Order, "this file", (taking, taken, _) => Go.To(
                new AtDesk(taking.Return), [new Effect.Overlay(DeskScreens.ToMenu(FileScreens.Report(taken))), .. Rejects(taken)]))
            .PermitIf<FileRefused, AwaitingFile>((taking, refused, _) => taking.Order == refused.Order, "this file", (taking, refused, _) =>
                new AwaitingFile(taking.Return, refused.Purpose, refused.Problem, refused.Columns));

        // Whoever went on to something else is told the end in a message of its own.
        dialogue.In<State>()
            .Stay<FileTaken>((_, taken, _) => [new Effect.Announce(FileScreens.Report(taken)), .. Rejects(taken)])
            .Stay<FileRefused>((_, refused, _) => [new Effect.Announce(FileScreens.Refused(refused))]);
    }

    private static Decision<TakingFile> Take(State from, string fileId, string name, FilePurpose purpose) =>
        Go.To(new TakingFile(from, name, purpose), new OrderFile(fileId, name, purpose));

    private static Effect[] Rejects(FileTaken taken) => taken.Report.Rejects is { } lines
        ? [new Effect.SendFile("rejects.csv", lines, FileScreens.RejectsCaption(taken.Report))]
        : [];

    private static Decision<AtDesk> Done(Confirming sure, Screen said) =>
        Go.To(new AtDesk(sure.Return, sure.Errand.Kind.Page()), new Effect.Overlay(DeskScreens.BackTo(said, sure.Errand.Kind.Page())));

    /// <summary>Reads what was typed: a number in any accepted form, or an id.</summary>
    private Refusal Read(ErrandKind kind, Typed typed, out Errand errand)
    {
        errand = new Errand(kind);
        var words = typed.Words.AsSpan().Trim();
        if (!kind.IsOnNumber())
        {
            if (long.TryParse(words, out var id) && id > 0) errand = errand with { Id = id };
            return errand.Id > 0 ? Refusal.None : Refusal.NotANumber;
        }
        if (!PhoneNumber.TryParse(words, out var number, out var refusal)) return refusal;
        // Any number may be closed; one that is to be shown to people needs a place.
        var placed = Plan.Find(number);
        if (kind == ErrandKind.Plant && !placed.IsCallable) return placed.Refusal;
        errand = errand with { Number = number, Region = placed.Region?.Code };
        return Refusal.None;
    }

    private Refusal Problem(Naming naming, Typed typed) => Read(naming.Kind, typed, out _);

    private bool IsNamed(Naming naming, Typed typed) => Problem(naming, typed) == Refusal.None;

    private Errand Named(Naming naming, Typed typed)
    {
        _ = Read(naming.Kind, typed, out var errand);
        return errand;
    }

    private static NumberSource? Find(SourcesSeen seen, long id) => seen.Sources.FirstOrDefault(source => source.Id == id);
}
