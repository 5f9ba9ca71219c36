using System.Collections.Immutable;
using Stateless;
using Stateless.Reflection;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// The declared conversation: a state machine in which each transition decides purely what follows. Each feature fills in
/// its own rows; <see cref="Turn"/> walks it. A row of an abstract state holds for all states below it.
/// </summary>
/// <remarks>
/// Safe to call from any thread at once: after the features have declared their rows the machine only reads them, and
/// the step on its way is the calling thread's own.
/// </remarks>
public sealed class Dialogue
{
    [ThreadStatic]
    private static Step? _now;

    private readonly StateMachine<Type, Type> _machine;
    private readonly Dictionary<Type, StateMachine<Type, Type>.StateConfiguration> _rows = [];
    private readonly Dictionary<Type, StateMachine<Type, Type>.TriggerWithParameters<Step>> _triggers = [];
    private readonly Dictionary<Type, Func<State, Scene, Screen>> _screens = [];

    public Dialogue(IEnumerable<Feature> features)
    {
        // Not queued, as is the package's default: its queue belongs to all threads and outlives an exception.
        _machine = new StateMachine<Type, Type>(() => _now?.Place ?? typeof(State), place => _now!.Place = place, FiringMode.Immediate);
        _machine.OnUnhandledTrigger((_, _) => _now!.Move = null);
        foreach (var feature in features)
        {
            // The machine would add the row of a state without one when it is entered.
            foreach (var state in feature.States.Values) Place(state);
            feature.Declare(this);
        }
    }

    /// <summary>The table, for the diagram and the tests.</summary>
    public StateMachineInfo Table => _machine.GetInfo();

    /// <summary>Starts (or goes on with) the row of a state.</summary>
    public Row<TState> In<TState>()
        where TState : State => new(this, Place(typeof(TState)));

    public Screen Show(State state, Scene scene) => _screens.TryGetValue(state.GetType(), out var screen)
        ? screen(state, scene)
        : throw new InvalidOperationException($"The state {state.GetType().Name} has no screen: add .Shows(...) to its row.");

    public bool CanFire(State state, Trigger trigger, Scene scene) =>
        Known(state, trigger) is { } known && _machine.CanFire(known, _now = new Step(state, trigger, scene));

    /// <summary>The decision of the table, or null when the trigger is not expected in this state.</summary>
    public Move? Fire(State state, Trigger trigger, Scene scene)
    {
        if (Known(state, trigger) is not { } known) return null;
        var step = _now = new Step(state, trigger, scene);
        _machine.Fire(known, step);
        return step.Move;
    }

    /// <summary>The machine would add what it does not know, and that while others read it.</summary>
    private StateMachine<Type, Type>.TriggerWithParameters<Step>? Known(State state, Trigger trigger) =>
        _rows.ContainsKey(state.GetType()) ? _triggers.GetValueOrDefault(trigger.GetType()) : null;

    /// <summary>States are substates of the record they derive from, so that the type says it once.</summary>
    private StateMachine<Type, Type>.StateConfiguration Place(Type state)
    {
        if (_rows.TryGetValue(state, out var known)) return known;
        var row = _rows[state] = _machine.Configure(state);
        if (state != typeof(State))
        {
            Place(state.BaseType!);
            row.SubstateOf(state.BaseType!);
        }
        return row;
    }

    private StateMachine<Type, Type>.TriggerWithParameters<Step> On<TTrigger>()
        where TTrigger : Trigger =>
        _triggers.TryGetValue(typeof(TTrigger), out var known) ? known : _triggers[typeof(TTrigger)] = _machine.SetTriggerParameters<Step>(typeof(TTrigger));

    /// <summary>What the table decided: leave for <paramref name="Next"/> (its screen is shown), or stay where we are (null).</summary>
    public sealed record Move(State? Next, ImmutableArray<Effect> Effects);

    /// <summary>One trigger on its way through the machine, and what the row that took it decided.</summary>
    private sealed class Step(State state, Trigger trigger, Scene scene)
    {
        public State State { get; } = state;
        public Trigger Trigger { get; } = trigger;
        public Scene Scene { get; } = scene;

        /// <summary>Where the machine stands.</summary>
        public Type Place { get; set; } = state.GetType();

        /// <summary>Nothing to do, as when the trigger is ignored; null when nobody expects it.</summary>
        public Move? Move { get; set; } = new(null, []);
    }

    public sealed class Row<TState>
        where TState : State
    {
        private readonly Dialogue _dialogue;
        private readonly StateMachine<Type, Type>.StateConfiguration _row;

        internal Row(Dialogue dialogue, StateMachine<Type, Type>.StateConfiguration row) => (_dialogue, _row) = (dialogue, row);

        /// <summary>The screen of the state: shown on entry, on the way back from a page, and whenever someone is lost.</summary>
        public Row<TState> Shows(Func<TState, Scene, Screen> screen)
        {
            _dialogue._screens.Add(typeof(TState), (state, scene) => screen((TState)state, scene));
            return this;
        }

        /// <remarks>
        /// The decision is what finds the destination. A fixed one would not do even where it is known: the package takes a
        /// superstate's way back to the state one is in for no way at all, and does nothing.
        /// </remarks>
        public Row<TState> Permit<TTrigger, TNext>(Func<TState, TTrigger, Scene, Decision<TNext>> decide)
            where TTrigger : Trigger
            where TNext : State
        {
            _row.PermitDynamic(_dialogue.On<TTrigger>(), Leave(decide), possibleDestinationStates: To<TNext>());
            return this;
        }

        public Row<TState> PermitIf<TTrigger, TNext>(
            Func<TState, TTrigger, Scene, bool> guard, string guardDescription, Func<TState, TTrigger, Scene, Decision<TNext>> decide)
            where TTrigger : Trigger
            where TNext : State
        {
            _row.PermitDynamicIf(_dialogue.On<TTrigger>(), Leave(decide), Guard(guard), guardDescription, To<TNext>());
            return this;
        }

        /// <summary>Handled without leaving; the effects are all that happens.</summary>
        public Row<TState> Stay<TTrigger>(Func<TState, TTrigger, Scene, Effect[]> effects)
            where TTrigger : Trigger => StayIf((_, _, _) => true, "", effects);

        public Row<TState> StayIf<TTrigger>(
            Func<TState, TTrigger, Scene, bool> guard, string guardDescription, Func<TState, TTrigger, Scene, Effect[]> effects)
            where TTrigger : Trigger
        {
            _row.InternalTransitionIf(_dialogue.On<TTrigger>(), Guard(guard), Remain(effects), guardDescription);
            return this;
        }

        public Row<TState> Ignore<TTrigger>()
            where TTrigger : Trigger
        {
            _row.Ignore(_dialogue.On<TTrigger>().Trigger);
            return this;
        }

        private static DynamicStateInfos To<TNext>() => new() { { typeof(TNext).Name, "" } };

        private static Func<Step, bool> Guard<TTrigger>(Func<TState, TTrigger, Scene, bool> guard)
            where TTrigger : Trigger =>
            step => guard((TState)step.State, (TTrigger)step.Trigger, step.Scene);

        private static Func<Step, Type> Leave<TTrigger, TNext>(Func<TState, TTrigger, Scene, Decision<TNext>> decide)
            where TTrigger : Trigger
            where TNext : State => step =>
        {
            var decision = decide((TState)step.State, (TTrigger)step.Trigger, step.Scene);
            step.Move = new Move(decision.Next, decision.Effects);
            return decision.Next.GetType();
        };

        private static Action<Step, StateMachine<Type, Type>.Transition> Remain<TTrigger>(Func<TState, TTrigger, Scene, Effect[]> effects)
            where TTrigger : Trigger =>
            (step, _) => step.Move = new Move(null, [.. effects((TState)step.State, (TTrigger)step.Trigger, step.Scene)]);
    }
}
