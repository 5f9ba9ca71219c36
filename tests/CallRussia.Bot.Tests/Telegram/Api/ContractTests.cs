using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>Every property on the wire stands in the Bot API's description, with a type that fits.</summary>
public sealed class ContractTests
{
    private static readonly JsonElement Facts = Read();

    /// <summary>Where our name of a type is not the Bot API's.</summary>
    private static readonly Dictionary<Type, string[]> Names = new()
    {
        [typeof(string)] = ["String"],
        [typeof(bool)] = ["Boolean"],
        [typeof(int)] = ["Integer"],
        [typeof(long)] = ["Integer"],
        [typeof(DateTimeOffset)] = ["Integer"],
        [typeof(ChatId)] = ["Integer"],
        [typeof(TelegramFile)] = ["File"],
        [typeof(Message)] = ["Message", "MaybeInaccessibleMessage"],
        [typeof(Something)] =
        [
            "Voice", "VideoNote", "Audio", "Video", "Animation", "Sticker", "Location", "MaybeInaccessibleMessage", "MessageAutoDeleteTimerChanged", "ChatBackground", "WriteAccessAllowed",
        ],
        [typeof(ReplyMarkup)] = ["InlineKeyboardMarkup", "ReplyKeyboardMarkup", "ReplyKeyboardRemove"],
    };

    public static TheoryData<Type> Requests() => new(Types(name => name.EndsWith("Request", StringComparison.Ordinal)));

    public static TheoryData<Type> Objects() => new(Types(name => Facts.GetProperty("types").TryGetProperty(name, out _)));

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_has_only_the_parameters_of_its_method_and_all_required_ones(Type type)
    {
        if (type == typeof(NoParametersRequest))
        {
            Assert.Empty(Properties(type));
            return;
        }

        var method = JsonNamingPolicy.CamelCase.ConvertName(type.Name[..^"Request".Length]);
        var parameters = Facts.GetProperty("methods").GetProperty(method).GetProperty("parameters");
        Fits(type, parameters);
        Assert.All(Required(parameters), name => Assert.Contains(Properties(type), property => property.Name == name));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_has_only_the_fields_of_its_type(Type type) => Fits(type, FieldsOf(type));

    [Theory]
    [InlineData(typeof(Update))]
    [InlineData(typeof(User))]
    [InlineData(typeof(Message))]
    [InlineData(typeof(MessageId))]
    [InlineData(typeof(TelegramFile))]
    [InlineData(typeof(WebhookInfo))]
    [InlineData(typeof(ResponseParameters))]
    public void What_we_read_needs_no_field_that_may_be_missing(Type root) => Assert.All(Within(root, []), type =>
    {
        var needed = Properties(type).Where(property => property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false });
        Assert.All(needed, property => Assert.Contains(property.Name, Required(FieldsOf(type))));
    });

    [Fact]
    public void Every_method_of_the_gateway_is_one_of_the_bot_api()
    {
        string[] ours = [nameof(ITelegramGateway.RecyclePollingConnection), nameof(ITelegramGateway.DownloadFile)];
        var methods = typeof(ITelegramGateway).GetMethods().Select(method => method.Name).Except(ours, StringComparer.Ordinal);
        Assert.All(methods, name => Facts.GetProperty("methods").GetProperty(JsonNamingPolicy.CamelCase.ConvertName(name)));
    }

    private static JsonElement FieldsOf(Type type) =>
        Facts.GetProperty("types").GetProperty(Names.GetValueOrDefault(type, [type.Name])[0]);

    private static HashSet<Type> Within(Type type, HashSet<Type> seen)
    {
        type = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (type.Namespace == typeof(Message).Namespace && !type.IsEnum && seen.Add(type))
        {
            Properties(type).ForEach(property => Within(property.PropertyType, seen));
        }

        return seen;
    }

    private static void Fits(Type type, JsonElement fields)
    {
        foreach (var property in Properties(type))
        {
            Assert.True(fields.TryGetProperty(property.Name, out var fact), $"{type.Name}.{property.Name} is not in the Bot API.");
            var allowed = fact.GetString()!.TrimStart('!').Split(" | ");
            Assert.True(
                WireNames(property.PropertyType).Intersect(allowed, StringComparer.Ordinal).Any(),
                $"{type.Name}.{property.Name} is {property.PropertyType.Name}, the Bot API has {fact}.");
        }
    }

    private static IEnumerable<string> WireNames(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? ["String"]
            : type.IsGenericType ? WireNames(type.GetGenericArguments()[0]).Select(name => $"Array of {name}")
            : Names.GetValueOrDefault(type, [type.Name]);
    }

    // An ignored property has neither a getter nor a setter in the serializer's eyes.
    private static List<JsonPropertyInfo> Properties(Type type) =>
        BotApiJson.Wire.GetTypeInfo(type)!.Properties.Where(property => property.Get is not null).ToList();

    private static List<string> Required(JsonElement fields) =>
        fields.EnumerateObject().Where(field => field.Value.GetString()![0] == '!').Select(field => field.Name).ToList();

    private static IEnumerable<Type> Types(Func<string, bool> named) => typeof(BotApiJson)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.PropertyType.IsGenericType)
        .Select(property => property.PropertyType.GetGenericArguments()[0])
        .Where(type => type.Namespace == typeof(BotApiJson).Namespace && !type.IsEnum && !type.IsAbstract)
        .Where(type => named(Names.GetValueOrDefault(type, [type.Name])[0]));

    private static JsonElement Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CallRussia.Bot.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The solution's folder is not above the tests.");
        }

        var path = Path.Combine(root.FullName, "tests", "CallRussia.Bot.Tests", "Telegram", "Api", "bot-api-fields.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
