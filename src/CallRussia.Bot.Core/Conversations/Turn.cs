using System.Collections.Immutable;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>One volunteer's dialogue as it is kept: who, where, and the nonce that the live screen's buttons carry.</summary>
/// <param name="Turns">Counts turns that showed a screen; the nonce of a screen is the count at its drawing.</param>
/// <param name="LiveMessage">The message that shows the live screen, as far as it is known to be delivered.</param>
public sealed record Conversation(Volunteer Volunteer, State State, long Turns, int? LiveMessage = null)
{
    /// <summary>A newer screen is committed to be sent; filled for what changes the live screen without naming it, and must not change the one before.</summary>
    public bool IsLiveUnderWay { get; init; }

    public string Nonce => Turns.ToString();
}

/// <summary>What one turn leaves behind; all of it is committed together, or none.</summary>
/// <param name="Conversation">Null when the volunteer asked to be forgotten: nothing is kept.</param>
/// <param name="Live">The screen to show as the live one, or null when what is shown stays.</param>
public sealed record TurnResult(Conversation? Conversation, LiveScreen? Live, ImmutableArray<Effect> Effects)
{
    public Effect.Toast? Toast => Effects.OfType<Effect.Toast>().LastOrDefault();
}

/// <param name="Replaces">The tapped message, to be edited; null sends a new one, and the former live message is retired.</param>
/// <param name="Nonce">What its buttons carry.</param>
public sealed record LiveScreen(Screen Screen, int? Replaces, string Nonce, Language Language);

/// <summary>
/// Walks one Incoming through the table: fire, answer what is asked, fire the answer, until nothing is asked. Pure: the
/// store is only the function that answers.
/// </summary>
public sealed class Turn(Dialogue dialogue, Func<Campaign> campaign, Func<Library> library)
{
    public TurnResult Run(Conversation before, Incoming incoming, Func<Ask, Scene, Trigger> answer)
    {
        var walk = new Walk(dialogue, campaign(), library(), before, incoming);
        walk.Begin();
        for (var hop = 0; walk.Pending is { } ask; hop++)
        {
            if (hop == Limits.Hops)
                throw new InvalidOperationException($"More than {Limits.Hops} asks in one turn: {ask.GetType().Name} is asked in a circle.");
            walk.Take(answer(ask, walk.Scene));
        }
        return walk.Result();
    }

    private sealed class Walk(Dialogue dialogue, Campaign campaign, Library library, Conversation before, Incoming incoming)
    {
        private readonly List<Effect> _effects = [];
        private readonly Role _role = Rights.RoleOf(before.Volunteer, campaign.Owners);
        private State _state = before.State;
        private Volunteer _volunteer = before.Volunteer;
        private Screen? _shown;
        private bool _forgotten;
        private bool _saysWhyRemoved;

        public Ask? Pending { get; private set; }

        public Scene Scene => new(_volunteer, incoming.At, campaign) { Library = library, Written = incoming.Written, Tapped = incoming.Tap?.MessageId };

        /// <summary>Takes what came in. People who lost the right to a page are no longer on it, and a phone number leaves the chat.</summary>
        public void Begin()
        {
            if (_state is Aside && !IsOpen(_state)) _state = Aside.From(_state);
            var trigger = Meaning();
            if (_state is Aside and IPassing && IsDone(trigger)) _state = Aside.From(_state);
            if (incoming.ShowsNumber && trigger is not OldButton) trigger = TakeNumberOut(trigger);
            Take(trigger);
        }

        /// <summary>The person did something: not time, not an edit of what they did, not the second tap of a double tap.</summary>
        private bool IsDone(Trigger trigger) =>
            trigger is not (TimeCame or WentAway or CameBack or Edited) && !(trigger is OldButton && IsSecondTap());

        /// <summary>
        /// What came in means here: a button of an earlier screen must not act on what is going on now, and what is for organizers does not exist
        /// for anybody else.
        /// </summary>
        private Trigger Meaning()
        {
            if (incoming.Tap is { Nonce: not Tap.Lasting } tap && tap.Nonce != before.Nonce) return new OldButton();
            var trigger = incoming.Trigger is Forwarded forwarded ? Whose(forwarded) : incoming.Trigger;
            if (!IsOpen(trigger)) return Closed(trigger);
            return trigger is (VoiceSent or FilmSent) && !dialogue.CanFire(_state, trigger, Scene) ? new Unsupported(trigger is VoiceSent ? Unread.Voice : Unread.Picture) : trigger;
        }

        private bool IsOpen(object what) => Rights.IsOpen(what, _role);

        /// <summary>Where nobody asks who wrote it, a forwarded message is what it holds; somebody else's words answer no question to the volunteer.</summary>
        private Trigger Whose(Forwarded forwarded) =>
            IsOpen(forwarded) && dialogue.CanFire(_state, forwarded, Scene) ? forwarded
            : forwarded.Content is not (Typed or VoiceSent) || forwarded.Who == _volunteer.Id.Value || _state is ITakesForwarded ? forwarded.Content
            : new Unsupported(Unread.Forwarded);

        /// <summary>What is not for this person does not exist.</summary>
        private Trigger Closed(Trigger trigger) => trigger switch
        {
            _ when incoming.Tap is not null => new OldButton(),
            FileSent => new Unsupported(Unread.File),
            PhotoSent or FilmSent => new Unsupported(Unread.Picture),
            _ => new UnknownCommand(),
        };

        /// <summary>
        /// A phone number leaves the chat. The words around it are read only where a number is asked for, where they say that it is not to be called,
        /// or where something is written for many people; there the number stays. An edited message stays where edits are taken.
        /// </summary>
        /// <returns>What is left to be taken.</returns>
        private Trigger TakeNumberOut(Trigger trigger)
        {
            if (trigger is Edited && dialogue.CanFire(_state, trigger, Scene)) return trigger;
            var reads = _state as IReadsNumbers;
            if (trigger is NumberShown shared && reads is { TheyStay: false }) trigger = new Typed(shared.Words);
            else if (reads is null && trigger is Typed { AskForSilence: true } wish) trigger = new SilenceAsked(wish.Words);
            else if (trigger is Edited || (reads is null && trigger is Typed or PhotoSent or FilmSent or Unsupported or UnknownCommand)) trigger = new NumberShown();
            if (reads is { TheyStay: true } && trigger is not NumberShown) return trigger;
            _effects.Add(new Effect.EraseWritten());
            _saysWhyRemoved = trigger is NumberShown || (reads is null && trigger is not SilenceAsked);
            return trigger;
        }

        public void Take(Trigger trigger)
        {
            Pending = null;
            var move = dialogue.Fire(_state, trigger, Scene) ?? Behind(trigger) ?? Lost(trigger);
            if (move.Next is { } next) _state = next;
            var enters = move.Next is not null;
            foreach (var effect in move.Effects)
                if (effect is Effect.Resume) enters = true;
                else Apply(effect);
            if (move.Effects.OfType<Effect.Overlay>().LastOrDefault() is { } page) _shown = page.Screen;
            else if (enters) _shown = dialogue.Show(_state, Scene);
        }

        /// <summary>A page knows its own; a command that it does not know is for what it was opened from, and so is a tap beside the chat.</summary>
        private Dialogue.Move? Behind(Trigger trigger)
        {
            if (_state is not Aside aside || trigger != incoming.Trigger || !(trigger is IForWhatWaits || incoming.Tap is { IsOnPage: true } || IsCommandOnPage(trigger))) return null;
            return dialogue.Fire(aside.Return, trigger, Scene) is { } move ? move with { Next = move.Next ?? aside.Return } : null;
        }

        private bool IsCommandOnPage(Trigger trigger) =>
            _state is IPage && incoming.Tap is null && trigger is not (Typed or Edited or Unsupported or FileSent or NumberShown or TimeCame or Answer);

        public TurnResult Result()
        {
            Preface();
            // There is nothing to redraw just now: the next one may find it.
            if (incoming.Trigger is IRedraws { IsLast: false } && Replaced() is null) _shown = null;
            if (IsRestOfAlbum() && !_saysWhyRemoved) _shown = null;
            if (_forgotten) return new TurnResult(null, Live(before.Turns + 1), [.. _effects]);
            var turns = _shown is null ? before.Turns : before.Turns + 1;
            return new TurnResult(before with { Volunteer = _volunteer, State = _state, Turns = turns }, Live(turns), [.. _effects]);
        }

        private bool IsRestOfAlbum() =>
            (incoming.Trigger is Forwarded { Content: var held } ? held : incoming.Trigger) is IInAlbum { Album: { } album } && before.State is ITakesAlbum state && state.Takes(album);

        /// <summary>What a tap's acknowledgement can't say stands above the screen.</summary>
        private void Preface()
        {
            if (incoming.Tap is null && _effects.OfType<Effect.Toast>().LastOrDefault() is { } toast) _shown = _shown?.Before(toast.Text);
            if (_saysWhyRemoved) _shown = _shown?.Before(KernelTexts.NumberRemoved);
        }

        private LiveScreen? Live(long turns) => _shown is null
            ? null
            : new LiveScreen(_shown, Replaced(), turns.ToString(), _volunteer.Language);

        /// <summary>A tap on the live screen and work that goes on change it in place; anything else is answered at the bottom of the chat.</summary>
        private int? Replaced() => incoming switch
        {
            { Trigger: IRedraws } => before.IsLiveUnderWay ? null : before.LiveMessage,
            { Tap: { IsOnPage: true } tap } => (tap.Nonce == before.Nonce || tap.Nonce == Tap.Lasting) && !before.IsLiveUnderWay ? before.LiveMessage : null,
            { Tap: { } tap } when tap.Nonce == before.Nonce || (tap.Nonce == Tap.Lasting && tap.MessageId == before.LiveMessage) => tap.MessageId,
            _ => null,
        };

        private void Apply(Effect effect)
        {
            switch (effect)
            {
                case Ask ask:
                    Pending = ask;
                    break;
                case Effect.Overlay:
                    break;
                case Effect.Remember remember:
                    _volunteer = remember.Volunteer;
                    break;
                case Effect.Forget:
                    _forgotten = true;
                    break;
                default:
                    _effects.Add(effect);
                    break;
            }
        }

        /// <summary>
        /// What nobody expected here is still answered kindly: timers, answers and edits that came too late are dropped, an old
        /// button says so, and whoever is lost sees again where he is.
        /// </summary>
        private Dialogue.Move Lost(Trigger trigger) => trigger switch
        {
            Answer or TimeCame or WentAway or CameBack or Edited => new Dialogue.Move(null, []),
            // The second tap of a double tap: the first one has done it all.
            OldButton when incoming.Trigger is not OldButton && IsSecondTap() => new Dialogue.Move(null, []),
            OldButton when incoming.Tap is { MessageId: { } old } => new Dialogue.Move(null, [new Effect.Toast(KernelTexts.OldButton), new Effect.Retire(old), new Effect.Resume()]),
            Typed => NotRead(Unread.Words),
            FileSent => NotRead(Unread.File),
            PhotoSent => NotRead(Unread.Picture),
            Unsupported { What: var what } => NotRead(what),
            UnknownCommand => Again(KernelTexts.UnknownCommand),
            _ when incoming.Tap is not null => new Dialogue.Move(null, [new Effect.Toast(KernelTexts.NotNow), new Effect.Resume()]),
            _ => new Dialogue.Move(null, [new Effect.Resume()]),
        };

        private Dialogue.Move Again(params Text[] first) =>
            new(null, [new Effect.Overlay(first.Reverse().Aggregate(dialogue.Show(_state, Scene), (screen, text) => screen.Before(text)))]);

        /// <summary>What was sent is not read, and where somebody may have spoken of a person called, why that is as well.</summary>
        private Dialogue.Move NotRead(Unread what) =>
            what is Unread.Voice or Unread.Picture or Unread.File && _volunteer.Standing == Standing.Volunteer && Rights.IsOpen(_state, Role.None)
                ? Again(KernelTexts.NotRead(what), KernelTexts.NothingAboutThem)
                : Again(KernelTexts.NotRead(what));

        /// <summary>
        /// On the live message, with the buttons of the screen just before: the one that replaces it is on its way. The page beside the chat is shown with the
        /// answer what is true now.
        /// </summary>
        private bool IsSecondTap() => incoming.Tap is { } tap && (tap.IsOnPage || (tap.MessageId == before.LiveMessage && tap.Nonce == (before.Turns - 1).ToString()));
    }
}

/// <summary>The few sentences that belong to no feature.</summary>
public static class KernelTexts
{
    public static readonly Text OldButton = new("common.old-button.toast");
    public static readonly Text NotNow = new("common.not-now.toast");
    public static readonly Text UnknownCommand = new("common.unknown-command");
    public static readonly Text NumberRemoved = new("common.number-removed");
    public static readonly Text NothingAboutThem = new("common.nothing-about-them");

    public static Text NotRead(Unread what) => new("common.unread." + what);

    /// <summary>The one sentence for whoever sends faster than can be answered.</summary>
    public static readonly Text TooFast = new("common.too-fast");

    /// <summary>The one sentence for a turn that failed for good.</summary>
    public static readonly Text Sorry = new("common.went-wrong");
}
