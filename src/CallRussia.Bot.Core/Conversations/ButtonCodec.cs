using System.Globalization;
using System.Reflection;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// The one codec between triggers and the codes that buttons carry: <c>{feature}{code}:{nonce}:{argument}:…</c>, the arguments being
/// the parameters of the trigger's record in order; those that have a default may be missing at the end, so a button that came before them stays good. What it can't read is null: an old button, never an exception. Whoever has a modified
/// app can send any code: what time alone brings has no button, and no number is read that none of our buttons could carry.
/// </summary>
public sealed class ButtonCodec
{
    private const char Separator = ':';

    /// <summary>Pages, places in a list, minutes; -1 is "none".</summary>
    private const long LargestInt = 1_000_000;

    /// <summary>Ids of people at Telegram have 52 bits.</summary>
    private const long LargestId = 1L << 52;

    /// <summary>The times on buttons are of these days, past ones on buttons that stayed in a chat.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(40);

    private readonly Dictionary<string, Shape> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Shape> _byType = [];

    /// <exception cref="ArgumentException">Two triggers share a code, or a parameter's type can't be written on a button.</exception>
    public ButtonCodec(IEnumerable<Feature> features)
    {
        foreach (var feature in features)
            foreach (var (code, type) in feature.Codes.Where(coded => !coded.Value.IsAssignableTo(typeof(TimeCame))))
            {
                var shape = new Shape(feature.Prefix + code, type);
                _byCode.Add(shape.Code, shape);
                _byType.Add(type, shape);
            }
    }

    /// <summary>All triggers that a button may bring in, for the tests.</summary>
    public IReadOnlyCollection<Type> Triggers => _byType.Keys;

    public string Encode(Trigger trigger, string nonce)
    {
        if (!_byType.TryGetValue(trigger.GetType(), out var shape))
            throw new ArgumentException($"{trigger.GetType().Name} has no code for a button: add it to its feature's Codes (what derives from TimeCame never has one).", nameof(trigger));
        var code = string.Join(Separator, [shape.Code, nonce, .. shape.Write(trigger)]);
        if (Encoding.UTF8.GetByteCount(code) > Limits.ButtonCodeBytes)
            throw new ArgumentException($"The code of {trigger.GetType().Name} is longer than {Limits.ButtonCodeBytes} bytes.", nameof(trigger));
        return code;
    }

    /// <summary>The trigger and the nonce, or null when the code is not (or no longer) ours.</summary>
    /// <param name="at">When it was tapped.</param>
    public (Trigger Trigger, string Nonce)? Decode(string code, DateTimeOffset at)
    {
        var parts = code.Split(Separator);
        if (parts.Length < 2 || !_byCode.TryGetValue(parts[0], out var shape)) return null;
        return shape.Read(parts.AsSpan(2), at) is { } trigger ? (trigger, parts[1]) : null;
    }

    private sealed class Shape
    {
        private readonly ConstructorInfo _constructor;
        private readonly (ParameterInfo Parameter, PropertyInfo Property, Argument Argument)[] _arguments;

        public Shape(string code, Type type)
        {
            Code = code;
            _constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
            _arguments = [.. _constructor.GetParameters().Select(p => (p, type.GetProperty(p.Name!)!, Argument.For(p)))];
        }

        public string Code { get; }

        public IEnumerable<string> Write(Trigger trigger) => _arguments.Select(a => a.Argument.Write(a.Property.GetValue(trigger)));

        public Trigger? Read(ReadOnlySpan<string> parts, DateTimeOffset at)
        {
            if (parts.Length > _arguments.Length || Array.Exists(_arguments[parts.Length..], static missing => !missing.Parameter.HasDefaultValue)) return null;
            var values = Array.ConvertAll(_arguments, static argument => argument.Parameter.DefaultValue);
            for (var i = 0; i < parts.Length; i++)
                if (!_arguments[i].Argument.Read(parts[i], out values[i]) || (values[i] is DateTimeOffset time && (time - at).Duration() > Around)) return null;
            return (Trigger)_constructor.Invoke(values);
        }
    }

    private delegate bool Reader(string part, out object? value);

    /// <summary>How one parameter type is written. Times are whole minutes: what people choose from buttons has no seconds.</summary>
    private sealed record Argument(Func<object?, string> Write, Reader Read)
    {
        public static Argument For(ParameterInfo parameter) => parameter.ParameterType == typeof(string)
            ? new Argument(v => (string?)v ?? "", Words(new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable))
            : For(parameter.ParameterType);

        private static Argument For(Type type) => type switch
        {
            _ when type == typeof(int) => new(v => Invariant((int)v!), Whole(-1, LargestInt, n => (int)n)),
            _ when type == typeof(long) => new(v => Invariant((long)v!), Whole(-1, LargestId, n => n)),
            _ when type == typeof(LeaseId) => new(v => Invariant(((LeaseId)v!).Value), Whole(1, LargestId, n => new LeaseId(n))),
            _ when type == typeof(BroadcastId) => new(v => Invariant(((BroadcastId)v!).Value), Whole(1, LargestId, n => new BroadcastId(n))),
            _ when type == typeof(bool) => new(v => (bool)v! ? "1" : "0", YesOrNo),
            _ when type == typeof(Language) => new(v => ((Language)v!).Code, Tongue),
            _ when type == typeof(DateTimeOffset) => new(v => Invariant(((DateTimeOffset)v!).ToUnixTimeSeconds() / 60), Minutes),
            { IsEnum: true } => new(v => Invariant(Convert.ToInt64(v, CultureInfo.InvariantCulture)), Named(type)),
            _ => throw new ArgumentException($"A button can't carry a {type.Name}.", nameof(type)),
        };

        private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

        /// <summary>Nothing is null only where null is expected.</summary>
        private static Reader Words(bool orNull) => (string part, out object? value) =>
        {
            value = part.Length == 0 && orNull ? null : part;
            return true;
        };

        private static bool YesOrNo(string part, out object? value)
        {
            value = part == "1";
            return part is "0" or "1";
        }

        private static bool Tongue(string part, out object? value)
        {
            value = Language.FromCode(part);
            return value is not null;
        }

        private static Reader Whole(long least, long most, Func<long, object> make) => (string part, out object? value) =>
        {
            var read = long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most;
            value = read ? make(number) : null;
            return read;
        };

        private static bool Minutes(string part, out object? value)
        {
            // Year 2000 to 2200: a forged code must not reach DateTimeOffset's own limits.
            var read = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
                && minutes is > 15_000_000 and < 121_000_000;
            value = read ? DateTimeOffset.FromUnixTimeSeconds(minutes * 60) : null;
            return read;
        }

        private static Reader Named(Type type) => (string part, out object? value) =>
        {
            value = null;
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            value = Enum.ToObject(type, number);
            return Enum.IsDefined(type, value);
        };
    }
}
