using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Tests.Support;

/// <summary>The part of JSON Schema (draft 7) that the schemas beside the content use; an unknown keyword fails, so that none is merely decoration.</summary>
internal sealed class JsonSchema(string folder)
{
    private static readonly HashSet<string> Silent = ["$schema", "title", "description"];

    private readonly Dictionary<string, JsonObject> _schemas = [];

    /// <returns>What does not fit, with line and place; empty when all does.</returns>
    public IReadOnlyList<string> Check(string schema, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. Check(Load(schema), stream.Documents[0].RootNode, "")];
    }

    private JsonObject Load(string name) =>
        _schemas.TryGetValue(name, out var known) ? known : _schemas[name] = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!.AsObject();

    private IEnumerable<string> Check(JsonObject schema, YamlNode node, string place) => schema.SelectMany(keyword => keyword.Key switch
    {
        "$ref" => Check(Load(keyword.Value!.GetValue<string>()), node, place),
        "type" => Wrong(!IsType(keyword.Value!.GetValue<string>(), node), $"is no {keyword.Value}"),
        "enum" => Wrong(!keyword.Value!.AsArray().Any(value => value!.GetValue<string>() == Scalar(node)), $"{Scalar(node)} is none of {keyword.Value.ToJsonString()}"),
        "pattern" => Wrong(node is YamlScalarNode && !Regex.IsMatch(Scalar(node), keyword.Value!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)), $"{Scalar(node)} does not fit {keyword.Value}"),
        "minLength" => Wrong(Scalar(node).Length < keyword.Value!.GetValue<int>(), "is too short"),
        "minimum" => Wrong(int.TryParse(Scalar(node), out var low) && low < keyword.Value!.GetValue<int>(), "is too small"),
        "maximum" => Wrong(int.TryParse(Scalar(node), out var high) && high > keyword.Value!.GetValue<int>(), "is too big"),
        "minItems" => Wrong(node is YamlSequenceNode few && few.Children.Count < keyword.Value!.GetValue<int>(), "has too few entries"),
        "maxItems" => Wrong(node is YamlSequenceNode many && many.Children.Count > keyword.Value!.GetValue<int>(), "has too many entries"),
        "minProperties" => Wrong(node is YamlMappingNode map && map.Children.Count < keyword.Value!.GetValue<int>(), "has too few fields"),
        "required" => keyword.Value!.AsArray().SelectMany(name => Wrong(Field(node, name!.GetValue<string>()) is null, $"has no {name}")),
        "items" => node is YamlSequenceNode list ? list.Children.SelectMany((item, index) => Check(keyword.Value!.AsObject(), item, $"{place}[{index}]")) : [],
        "properties" => keyword.Value!.AsObject().SelectMany(field => Field(node, field.Key) is { } value ? Check(field.Value!.AsObject(), value, $"{place}.{field.Key}") : []),
        "additionalProperties" => Others(schema, keyword.Value!, node, place),
        "anyOf" => Wrong(keyword.Value!.AsArray().All(one => Check(one!.AsObject(), node, place).Any()), "fits none of the allowed forms"),
        _ => Wrong(!Silent.Contains(keyword.Key), $"the schema uses {keyword.Key}, which this test does not know"),
    }, (_, wrong) => wrong.StartsWith("line", StringComparison.Ordinal) ? wrong : $"line {node.Start.Line}{place}: {wrong}");

    private IEnumerable<string> Others(JsonObject schema, JsonNode rule, YamlNode node, string place)
    {
        if (node is not YamlMappingNode mapping) return [];
        var known = schema["properties"]?.AsObject().Select(field => field.Key).ToHashSet() ?? [];
        var others = mapping.Children.Where(field => !known.Contains(((YamlScalarNode)field.Key).Value!));
        return rule is JsonObject allowed
            ? others.SelectMany(field => Check(allowed, field.Value, $"{place}.{field.Key}"))
            : others.SelectMany(field => Wrong(!rule.GetValue<bool>(), $"{field.Key} is no known field"));
    }

    private static IEnumerable<string> Wrong(bool wrong, string what) => wrong ? [what] : [];

    private static YamlNode? Field(YamlNode node, string name) => (node as YamlMappingNode)?.Children.FirstOrDefault(field => ((YamlScalarNode)field.Key).Value == name).Value;

    private static string Scalar(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static bool IsType(string type, YamlNode node) => type switch
    {
        "object" => node is YamlMappingNode,
        "array" => node is YamlSequenceNode,
        "integer" => node is YamlScalarNode { Style: ScalarStyle.Plain } number && int.TryParse(number.Value, out _),
        "boolean" => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" },
        "string" => node is YamlScalarNode,
        _ => false,
    };
}
