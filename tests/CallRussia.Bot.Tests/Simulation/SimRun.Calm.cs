using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Telegram;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The calm after the storm: nothing goes wrong any more, everything that waits is done, and then everything has to be in order.</summary>
internal sealed partial class SimRun
{
    private async Task CalmDown()
    {
        (_telegram.FaultsPercent, _telegram.OutageUntil) = (0, default);
        Process.Faults.Heal();
        await Survive(Process.Release);
        foreach (var person in _people.Where(person => _telegram.Chat(person.Id).Blocked)) _telegram.Block(person.Id, blocked: false);
        await Survive(Settle);
        await Audit(quiet: true);
        The_chat_history_holds_no_number_but_the_one_in_hand();
        await The_live_screen_is_what_was_said_last();
        A_number_goes_back_when_its_time_is_up();
        Everything_committed_was_said_or_given_up();
        await Nobody_is_ever_stuck();
        await The_first_questions_come_to_an_end();
    }

    /// <summary>Until nothing waits anywhere; time passes where Telegram asked for it.</summary>
    private async Task Settle()
    {
        for (var rounds = 0; ; rounds++)
        {
            if (rounds > 500) throw new SimulationFailedException($"SIM_SEED={_seed} SIM_STEPS={_steps}, step {_step}: it never becomes quiet, {Process.Waiting}", null);
            do await Process.Poll(); while (_telegram.Waiting > 0);
            await Process.TakeUpTimers();
            while (Process.HasTurns) await Process.RunTurn(_random);
            while (await Process.DeliverOne(hold: false))
            {
                // On.
            }
            if (Process.HasTurns) continue;
            if (!Process.HasDeliveries) return;
            _clock.Pass(TimeSpan.FromSeconds(rounds < 100 ? 10 : 600));
        }
    }

    private async Task Audit(bool quiet)
    {
        foreach (var wrong in await Process.Check()) _model.Require(false, "The_store_finds_nothing_wrong_with_itself", wrong);
        using var audit = Audit();
        audit.Numbers_are_what_the_reports_made_them();
        audit.Conversations_stand_where_the_last_turn_left_them();
        audit.Forgotten_volunteers_leave_nothing_behind(quiet);
        if (!quiet) return;
        _model.Require(audit.Outbox == 0, "The_outbox_becomes_empty", $"{audit.Outbox} wait");
        _model.Require(audit.Inbox == 0, "The_inbox_becomes_empty");
    }

    /// <summary>
    /// Beyond the bot's reach and left out: a message whose id it never learned, one that it tried to take away while the person had
    /// blocked it, and chats of people of whom Telegram has not said (or said more than a day ago) that they are back.
    /// </summary>
    private void The_chat_history_holds_no_number_but_the_one_in_hand()
    {
        var refused = _model.Deliveries.Values
            .Where(delivery => delivery is { MessageId: not null, Kind: DeliveryKind.Delete or DeliveryKind.Edit, Fate: Settlement.GivenUp { Reason: "Blocked" } })
            .Select(delivery => delivery.MessageId!.Value)
            .ToHashSet();
        foreach (var chat in _telegram.Chats.Values.Where(chat => _model.Conversations.GetValueOrDefault(new VolunteerId(chat.Id))?.Volunteer.Away != true))
            foreach (var message in chat.Messages.Values.Where(message => message.Known && !refused.Contains(message.Id) && AnyNumber().IsMatch(message.Text + message.Copied)))
            {
                var held = _model.InHand(new VolunteerId(chat.Id))?.Number.Full();
                _model.Require(held is not null && message.Text.Contains(held, StringComparison.Ordinal), nameof(The_chat_history_holds_no_number_but_the_one_in_hand), $"message {message.Id} of {chat.Id}");
            }
    }

    private async Task The_live_screen_is_what_was_said_last()
    {
        using var audit = Audit();
        foreach (var volunteer in _model.Conversations.Keys)
        {
            var last = _model.Deliveries.Values.Where(delivery => delivery.Live && delivery.Volunteer == volunteer.Value).MaxBy(delivery => delivery.Id);
            if (last?.Fate is not Settlement.Sent { MessageId: { } shownAs }) continue;
            var live = audit.Find(volunteer)?.LiveMessage;
            var message = _telegram.Chat(volunteer.Value).Messages.GetValueOrDefault(live ?? 0);
            // Nobody asks Telegram for names here: ids stand alone.
            var said = MessagePayload.FromUtf8(last.Payload).Named(_ => null, _ => null);
            _model.Require(live == shownAs, nameof(The_live_screen_is_what_was_said_last), $"{volunteer}: {live} instead of {shownAs} ({last})");
            _model.Require(message?.Text == said.Html, nameof(The_live_screen_is_what_was_said_last), $"{volunteer}: message {live} shows something else than {last}");
            var codes = (said.Rows ?? []).SelectMany(row => row).Select(button => button.Code).OfType<string>();
            _model.Require(message?.Codes.SequenceEqual(codes) == true, nameof(The_live_screen_is_what_was_said_last), $"{volunteer}: other buttons on {live} than in {last}");
        }
        await Task.CompletedTask;
    }

    private void A_number_goes_back_when_its_time_is_up()
    {
        // A timer whose turn failed for good waits for a person; until then its number stays where it is.
        if (_model.Seen.TimersSetAside > 0) return;
        foreach (var lease in _model.Leases.Values.Where(lease => lease.IsOpen))
            _model.Require(lease.Until > _clock.Now, nameof(A_number_goes_back_when_its_time_is_up), $"lease {lease.Id} of {lease.Volunteer} was due at {lease.Until:u}, it is {_clock.Now:u}");
    }

    private void Everything_committed_was_said_or_given_up()
    {
        foreach (var delivery in _model.Deliveries.Values.Where(delivery => delivery.Fate is null))
            _model.Require(_model.Erased.Contains(delivery.Id), nameof(Everything_committed_was_said_or_given_up), $"{delivery}");
    }

    /// <summary>Whatever went wrong before: who presses what he sees is answered, with a word or with another screen.</summary>
    private async Task Nobody_is_ever_stuck()
    {
        foreach (var person in _people)
        {
            var before = Sight(person);
            if (person.PressFirst() is not { } tap) continue;
            await Survive(Settle);
            var answered = _telegram.Acknowledged.TryGetValue(tap, out var words);
            _model.Require(answered && (words is not null || Sight(person) != before), nameof(Nobody_is_ever_stuck), $"{person.Id} in {StateOf(person)}, live {_model.Conversations.GetValueOrDefault(new VolunteerId(person.Id))?.LiveMessage}: {before[Math.Max(0, before.Length - 300)..]}");
        }
    }

    /// <summary>The first button always leads on: whoever begins can be calling a few taps later.</summary>
    private async Task The_first_questions_come_to_an_end()
    {
        foreach (var person in _people.Where(person => StateOf(person) is not null and not Settled))
        {
            for (var taps = 0; taps < 8 && StateOf(person) is not Settled; taps++)
            {
                if (person.PressFirst() is null) _telegram.Say(person.Id, "/start");
                await Survive(Settle);
            }
            _model.Require(StateOf(person) is Settled, nameof(The_first_questions_come_to_an_end), $"{person.Id} is in {StateOf(person)}");
        }
    }

    private State? StateOf(SimPerson person) => _model.Conversations.GetValueOrDefault(new VolunteerId(person.Id))?.State;

    private string Sight(SimPerson person) => string.Join('|', _telegram.Chat(person.Id).Messages.Values.Select(message => $"{message.Id} {message.Text} {string.Join(',', message.Codes)}"));

    [GeneratedRegex(@"\+7 \d{3} \d{3}", RegexOptions.NonBacktracking)]
    private static partial Regex AnyNumber();

    private SimAudit Audit() => new(Process.Store, _model, _clock);
}
