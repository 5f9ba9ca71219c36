using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Tests.Support;

/// <summary>Given a state, when a trigger comes in (and the store answers so), then this is decided. No mocks, no store.</summary>
internal static class Talk
{
    public static Given In(State state) => new(new Conversation(Some.Volunteer, state, Turns: 7, LiveMessage: 70));

    internal sealed record Given(Conversation Conversation)
    {
        private Func<Ask, Trigger> Answers { get; init; } = ask => throw new InvalidOperationException($"The test answers no {ask.GetType().Name}.");

        private DateTimeOffset At { get; init; } = Some.Now;

        private bool Shows { get; init; }

        /// <summary>What comes in holds somebody's phone number.</summary>
        public Given ShowingNumber() => this with { Shows = true };

        public Given As(Volunteer volunteer) => this with { Conversation = Conversation with { Volunteer = volunteer } };

        public Given AtTime(DateTimeOffset at) => this with { At = at };

        /// <summary>What the store answers to any ask; nobody has a buddy.</summary>
        public Given Answering(Trigger answer) => this with { Answers = ask => ask is LookForBuddy look ? new BuddyToTell(look.From, IsThere: false) : answer };

        public Given Answering(Func<Ask, Trigger> answers) => this with { Answers = answers };

        public Then When(Trigger trigger) => Run(new Incoming("u1", Conversation.Volunteer.Id, trigger, At) { ShowsNumber = Shows });

        /// <summary>What the person wrote stands in the chat as <paramref name="message"/>.</summary>
        public Then Writes(int message, Trigger trigger) => Run(new Incoming("u1", Conversation.Volunteer.Id, trigger, At, Written: message) { ShowsNumber = Shows });

        /// <summary>The person changed that message.</summary>
        public Then Edits(int message, Trigger content) => Writes(message, new Edited(message, content));

        /// <summary>A tap on the live screen.</summary>
        public Then Taps(Trigger trigger) => Run(new Incoming("u1", Conversation.Volunteer.Id, trigger, At, new Tap("q", 70, "7")));

        /// <summary>A tap on a message with the nonce of an earlier screen.</summary>
        public Then TapsOld(Trigger trigger, int messageId = 50, string nonce = "3") =>
            Run(new Incoming("u1", Conversation.Volunteer.Id, trigger, At, new Tap("q", messageId, nonce)));

        /// <summary>A tap on the page beside the chat.</summary>
        public Then TapsOnPage(Trigger trigger, string nonce = "7") => Run(new Incoming("p1", Conversation.Volunteer.Id, trigger, At, Tap.OnPage(nonce)));

        private Then Run(Incoming incoming)
        {
            var asked = new List<Ask>();
            var result = new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library).Run(Conversation, incoming, (ask, _) =>
            {
                asked.Add(ask);
                return Answers(ask);
            });
            return new Then(Conversation, result, asked);
        }
    }

    internal sealed record Then(Conversation Before, TurnResult Result, IReadOnlyList<Ask> Asked)
    {
        public State State => Result.Conversation!.State;

        public Volunteer Volunteer => Result.Conversation!.Volunteer;

        public Screen Screen => Result.Live!.Screen;

        public IEnumerable<string> Keys => Screen.Paragraphs.Select(text => text.Key);

        public IEnumerable<Trigger> Buttons => Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger);

        public T Only<T>()
            where T : Effect => Assert.Single(Result.Effects.OfType<T>());

        public bool Stays => Result.Conversation == Before && Result.Live is null;
    }
}
