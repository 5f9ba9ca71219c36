using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Door;

/// <summary>What a visitor is shown into.</summary>
internal sealed record House(string Path, IEngine Engine, GroupWriter Writer, Vocabulary Vocabulary, Greeting Greeting, TimeProvider Clock, ILogger Log);

/// <summary>
/// One verb at the door, on a thread of its own. Whatever becomes of the visitor, nothing of it stays: a group that was not committed, a view, a
/// copy that was not taken. The bot's writer waits for the visitor only while a group reads, and not long.
/// </summary>
internal sealed class Visit(House house, Wire wire) : IDisposable
{
    /// <summary>So long the writer, and with it every volunteer, waits for the next word of a visitor.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<BodyChange> _changes = [];
    private IView? _view;
    private Reading? _looking;
    private string? _copy;

    /// <param name="which">* for any.</param>
    public static string CopyOf(string store, string which) => $"{Path.GetFullPath(store)}.{which}.copy.tmp";

    /// <param name="copies">With * for what differs.</param>
    public static void TakeAway(string copies)
    {
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(copies)!, Path.GetFileName(copies) + "*")) File.Delete(left);
    }

    /// <summary>Until the visitor leaves or says what nobody understands.</summary>
    public void Run()
    {
        try
        {
            using (var patience = new CancellationTokenSource(Patience, house.Clock))
                if (!Welcomes(wire.Hear(patience.Token))) return;
            while (Answers(wire.Hear()))
            {
                // The next one.
            }
        }
        catch (Exception over) when (over is IOException or InvalidDataException or FormatException or ArgumentException or OperationCanceledException or ObjectDisposedException)
        {
            // It has gone, said nothing, or is none of ours; or the store is closing.
        }
    }

    public void Dispose()
    {
        EndLook();
        TakeAwayCopy();
        wire.Dispose();
    }

    private bool Welcomes(Frame first)
    {
        var refused = first.What == Said.Hello ? house.Greeting.Refuse(first.Rest) : throw new InvalidDataException("A visitor says hello first.");
        if (refused is not null) Say(new StoreException(refused));
        else Welcome();
        return refused is null;
    }

    private void Welcome()
    {
        var to = wire.Say(Said.Done);
        if (house.Engine.Marks is { } marks) Vocabulary.Say(to, marks);
        wire.Send();
    }

    private bool Answers(Frame asked)
    {
        switch (asked.What)
        {
            case Said.Begin:
                return Keeps(Group);
            case Said.Apply:
                Take(asked);
                return true;
            case Said.Commit:
                return Keeps(_ => [.. _changes]);
            case Said.Rollback:
                _changes.Clear();
                Say(null);
                return true;
            default:
                Look(asked);
                return true;
        }
    }

    /// <summary>On the writer's thread: what the visitor reads is what its changes are kept upon.</summary>
    private List<BodyChange> Group(IBodies bodies)
    {
        using var reading = new Reading(bodies, wire, house.Vocabulary);
        using var patience = new CancellationTokenSource(Patience, house.Clock);
        try
        {
            while (true)
            {
                patience.CancelAfter(Patience);
                var asked = wire.Hear(patience.Token);
                if (asked.What == Said.Commit) return [.. _changes];
                if (asked.What == Said.Rollback) return [];
                if (asked.What == Said.Apply) Take(asked);
                else reading.Answer(asked, patience.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw Silent();
        }
    }

    /// <returns>False when it was not kept: then the visitor may have said more, which belongs to nothing.</returns>
    private bool Keeps(Func<IBodies, IReadOnlyList<BodyChange>> group)
    {
        StoreException? failed = null;
        try
        {
            house.Writer.Relay(group).GetAwaiter().GetResult();
        }
        catch (StoreException e)
        {
            failed = e;
        }
        _changes.Clear();
        Say(failed);
        return failed is null;
    }

    private void Take(Frame changes)
    {
        while (changes.Rest.BaseStream.Position < changes.Rest.BaseStream.Length) _changes.Add(house.Vocabulary.HearChange(changes.Rest));
    }

    /// <summary>Beside the writer.</summary>
    private void Look(Frame asked)
    {
        try
        {
            switch (asked.What)
            {
                case Said.Look:
                    EndLook();
                    _looking = new Reading(_view = house.Engine.View(), wire, house.Vocabulary);
                    Say(null);
                    break;
                case Said.LookOver:
                    EndLook();
                    break;
                case Said.Copy:
                    Copy();
                    break;
                default:
                    (_looking ?? throw new InvalidDataException("There is no view to be read in.")).Answer(asked);
                    break;
            }
        }
        catch (EngineFailure failure)
        {
            Say(failure.Explain(), failure.MayBeginAgain);
        }
    }

    private void Copy()
    {
        TakeAwayCopy();
        _copy = CopyOf(house.Path, $"{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            house.Engine.CopyTo(_copy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineFailure($"The copy can't be made beside the store, where the bot makes it: {e.Message}", StoreTrouble.Refused, e);
        }
        wire.Say(Said.Sentences).Write(Path.GetFileName(_copy));
        wire.Send();
    }

    private void TakeAwayCopy()
    {
        if (_copy is not null) TakeAway(_copy);
    }

    private void EndLook()
    {
        _looking?.Dispose();
        _view?.Dispose();
        (_looking, _view) = (null, null);
    }

    private void Say(StoreException? failed, bool mayBeginAgain = false)
    {
        var to = wire.Say(failed is null ? Said.Done : Said.Failed);
        if (failed is not null)
        {
            to.Write(failed.Message);
            to.Write((byte)failed.Trouble);
            to.Write(mayBeginAgain);
        }
        wire.Send();
    }

    private StoreException Silent()
    {
        house.Log.VisitorSilent(Patience.TotalSeconds);
        return new StoreException($"The bot waited {Patience.TotalSeconds:0} seconds for the next word of this program while volunteers waited for the bot, and dropped the step. Nothing of it was kept: repeat this.")
        {
            Trouble = StoreTrouble.Passing,
        };
    }
}
