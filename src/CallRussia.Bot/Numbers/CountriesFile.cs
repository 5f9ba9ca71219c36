using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Numbers;

/// <summary>Loads the countries of volunteers from the folder <c>data</c>.</summary>
public static class CountriesFile
{
    public const string Name = "countries.csv";
    public const string ZonesName = "zones.csv";

    /// <exception cref="DataFileException">The file is missing or wrong; the message names file and line.</exception>
    public static Countries Load(string dataDirectory)
    {
        var countries = new Dictionary<string, Country>(StringComparer.Ordinal);
        foreach (var row in DataFile.Read(dataDirectory, Name))
        {
            var country = Of(row);
            if (!countries.TryAdd(country.Code, country))
            {
                throw row.Broken($"country '{country.Code}' stands here twice");
            }
        }

        var zones = new Dictionary<string, Names>(StringComparer.Ordinal);
        foreach (var row in DataFile.Read(dataDirectory, ZonesName))
        {
            if (!zones.TryAdd(row["zone"], NamesOf(row)))
            {
                throw row.Broken($"zone '{row["zone"]}' stands here twice");
            }
        }

        return new Countries(countries.Values, zones);
    }

    private static Names NamesOf(DataRow row) => new(row["ru"], row["en"], row["lt"]);

    private static Country Of(DataRow row) =>
        row["zone"].Length > 0
            ? new(row["code"], NamesOf(row), row["zone"], [row["zone"], .. row.List("zones")], row.List("aliases"))
            : throw row.Broken("a country has a main zone");
}
