using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CallRussia.Bot.Tests.Architecture;

/// <summary>Which types of one built assembly use which others of it: by base types, signatures, fields, attributes, generic arguments and what the methods do.</summary>
/// <remarks>The compiler writes constants and names (nameof) into their users: these uses are not seen.</remarks>
internal sealed class TypeUse
{
    private readonly HashSet<(string User, string Used)> _uses = [];
    private string _user = "";

    private TypeUse()
    {
    }

    /// <summary>Full names of types that stand in no other; what stands in one belongs to it.</summary>
    public static IReadOnlySet<(string User, string Used)> In(string assembly)
    {
        using var resolver = new DefaultAssemblyResolver();
        foreach (var folder in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(Path.GetDirectoryName).Distinct()) resolver.AddSearchDirectory(folder);
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver });
        var use = new TypeUse();
        foreach (var type in module.Types)
        {
            use._user = type.FullName;
            use.Type(type);
        }
        return use._uses;
    }

    private void Type(TypeDefinition type)
    {
        Attributes(type);
        Constraints(type);
        See(type.BaseType);
        foreach (var one in type.Interfaces) See(one.InterfaceType);
        foreach (var field in type.Fields) See(field.FieldType, field);
        foreach (var property in type.Properties) See(property.PropertyType, property);
        foreach (var happening in type.Events) See(happening.EventType, happening);
        foreach (var method in type.Methods) Method(method);
        foreach (var inner in type.NestedTypes) Type(inner);
    }

    private void Method(MethodDefinition method)
    {
        Attributes(method);
        Constraints(method);
        Signature(method);
        foreach (var parameter in method.Parameters) Attributes(parameter);
        if (!method.HasBody) return;
        foreach (var variable in method.Body.Variables) See(variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers) See(handler.CatchType);
        foreach (var instruction in method.Body.Instructions) Instruction(instruction);
    }

    private void Instruction(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                See(type);
                break;
            case FieldReference field:
                See(field.DeclaringType);
                See(field.FieldType);
                break;
            case MethodReference method:
                See(method.DeclaringType);
                Signature(method);
                if (method is GenericInstanceMethod generic) See(generic.GenericArguments);
                break;
        }
    }

    private void Signature(MethodReference method)
    {
        See(method.ReturnType);
        See(method.Parameters.Select(parameter => parameter.ParameterType));
    }

    private void Constraints(IGenericParameterProvider generic) =>
        See(generic.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));

    private void Attributes(ICustomAttributeProvider marked)
    {
        foreach (var attribute in marked.CustomAttributes)
        {
            See(attribute.AttributeType);
            See(attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>());
        }
    }

    private void See(TypeReference type, ICustomAttributeProvider marked)
    {
        See(type);
        Attributes(marked);
    }

    private void See(IEnumerable<TypeReference> types)
    {
        foreach (var type in types) See(type);
    }

    private void See(TypeReference? type)
    {
        if (type is GenericInstanceType generic) See(generic.GenericArguments);
        if (type is IModifierType modified) See(modified.ModifierType);
        if (type is TypeSpecification made) See(made.ElementType);
        if (type is null or TypeSpecification or GenericParameter || type.Scope is not ModuleDefinition) return;
        var outer = type;
        while (outer.DeclaringType is { } around) outer = around;
        if (outer.FullName != _user) _uses.Add((_user, outer.FullName));
    }
}
